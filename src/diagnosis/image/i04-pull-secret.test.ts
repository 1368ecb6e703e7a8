import { event, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { i04PullSecret } from './i04-pull-secret.ts';
import { containerd, pulling } from './testing/pulls.ts';

const image = 'registry.shop.dev/web:9';
const denied = containerd(
  image,
  'pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
);
const named = { spec: { imagePullSecrets: [{ name: 'login' }] } };
const secret = (type: string, registries?: readonly string[]) =>
  object('Secret', 'login', { more: { type, keys: [], registries } });
const ofDocker = 'kubernetes.io/dockerconfigjson';

ruleCases(i04PullSecret, {
  finds: {
    'one missing secret that two workloads need': {
      objects: [...pulling(image, denied, named), ...pulling(image, denied, { ...named, name: 'worker' })],
      object: 'Secret/shop/login',
      severity: 'critical',
      evidence: [/secret "login" not found/],
      victims: ['Deployment/shop/web', 'Deployment/shop/worker', 'Pod/shop/web-7f9c-x1', 'Pod/shop/worker-7f9c-x1'],
    },
    'a secret of the wrong type': {
      objects: [...pulling(image, denied, named), secret('Opaque')],
      object: 'Secret/shop/login',
      evidence: [/type: Opaque/],
    },
    'a secret for another host': {
      objects: [...pulling(image, denied, named), secret(ofDocker, ['ghcr.io'])],
      object: 'Secret/shop/login',
      evidence: [/registries: ghcr.io/],
    },
    'a secret that is missing when only the back-off is left': {
      objects: pulling(image, `Back-off pulling image "${image}"`, { ...named, reason: 'ImagePullBackOff' }),
      object: 'Secret/shop/login',
      evidence: [/not found/],
    },
    'what kubelet says where secrets may not be read': {
      objects: (() => {
        const objects = pulling(image, denied, named);
        const said =
          'Unable to retrieve some image pull secrets (login); attempting to pull the image may not succeed.';
        return [
          ...objects,
          ...objects
            .filter(({ kind }) => kind === 'Pod')
            .map((one) => event(one, 'FailedToRetrieveImagePullSecret', said)),
        ];
      })(),
      unreadable: { Secret: { reason: 'forbidden', message: 'secrets is forbidden' } },
      also: ['U1'],
      object: 'Secret/shop/login',
      evidence: [/not found/],
    },
  },
  ignores: {
    'a login of the right host that is refused': {
      objects: [...pulling(image, denied, named), secret(ofDocker, ['registry.shop.dev'])],
    },
    'a pattern that covers the host': {
      objects: [...pulling(image, denied, named), secret(ofDocker, ['https://*.shop.dev'])],
    },
    'Docker Hub under its old address': {
      objects: [...pulling('shop/private:1', denied, named), secret(ofDocker, ['https://index.docker.io/v1/'])],
    },
    'a missing secret that an absent tag does not need': {
      objects: pulling(image, containerd(image, `${image}: not found`, 'NotFound'), named),
    },
    'one good secret beside a missing one': {
      objects: [
        ...pulling(image, denied, { spec: { imagePullSecrets: [{ name: 'gone' }, { name: 'login' }] } }),
        secret(ofDocker, ['registry.shop.dev']),
      ],
    },
  },
});
