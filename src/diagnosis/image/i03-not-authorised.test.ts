import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { i03NotAuthorised } from './i03-not-authorised.ts';
import { backingOff, containerd, pulling } from './testing/pulls.ts';

const image = 'registry.shop.dev/web:9';
const unauthorised = containerd(
  image,
  'unexpected status from HEAD request to https://registry.shop.dev/v2/web/manifests/9: 401 Unauthorized',
);
const named = { spec: { imagePullSecrets: [{ name: 'login' }] } };
const login = (registries: readonly string[]) =>
  object('Secret', 'login', {
    more: { type: 'kubernetes.io/dockerconfigjson', keys: ['.dockerconfigjson'], registries },
  });

ruleCases(i03NotAuthorised, {
  finds: {
    'a private image without any pull secret': {
      objects: backingOff(image, unauthorised),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/401/, /imagePullSecrets: —/],
    },
    'a login that the registry no longer accepts': {
      objects: [...pulling(image, unauthorised, named), login(['https://registry.shop.dev/v1/'])],
      object: 'Deployment/shop/web',
      evidence: [/imagePullSecrets: login/],
    },
    'secrets that may not be read': {
      objects: pulling(image, unauthorised, named),
      unreadable: { Secret: { reason: 'forbidden', message: 'secrets is forbidden' } },
      also: ['U1'],
      object: 'Deployment/shop/web',
      evidence: [/401/],
    },
  },
  ignores: {
    'a time-out while asking for a token': {
      objects: pulling(
        image,
        containerd(
          image,
          'failed to authorize: failed to fetch oauth token: Post "https://auth.shop.dev/token": dial tcp 10.0.0.9:443: i/o timeout',
        ),
      ),
    },
    'a pull secret for another registry': { objects: [...pulling(image, unauthorised, named), login(['ghcr.io'])] },
  },
});
