import { event, pod, running, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { i01TagAbsent } from './i01-tag-absent.ts';
import { backingOff, containerd, pulling } from './testing/pulls.ts';

const image = 'registry.shop.dev/web:9';
const absent = containerd(image, `${image}: not found`, 'NotFound');

ruleCases(i01TagAbsent, {
  finds: {
    'a tag that the registry does not have, right after an attempt': {
      objects: pulling(image, absent),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/state.waiting: ErrImagePull: .*not found/, /spec.containers\[app\].image: registry.shop.dev\/web:9/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'the same between two attempts, from the event': {
      objects: backingOff(image, absent),
      object: 'Deployment/shop/web',
      evidence: [/Failed: Failed to pull image .*not found/],
    },
    'the message that kubelet keeps since 1.31': {
      objects: pulling(image, `Back-off pulling image "${image}": ErrImagePull: ${absent}`, {
        reason: 'ImagePullBackOff',
      }),
      object: 'Deployment/shop/web',
      evidence: [/not found/],
    },
    'an init container of a StatefulSet': {
      objects: workload('db', {
        kind: 'StatefulSet',
        initContainers: [{ name: 'setup', image }],
        initStates: { setup: waiting('ErrImagePull', 'manifest unknown') },
        state: waiting('PodInitializing'),
      }),
      object: 'StatefulSet/shop/db',
      evidence: [/initContainerStatuses\[setup\].state.waiting/, /spec.initContainers\[setup\].image/],
    },
    'a rollout that cannot finish while the old version serves': {
      objects: [
        ...pulling(image, absent),
        ...workload('web', { podName: 'web-old-1', state: running() }).filter(({ kind }) => kind === 'Pod'),
      ],
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/not found/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'a debugging container beside a healthy one': {
      objects: [
        pod('web-1', {
          spec: { ephemeralContainers: [{ name: 'debug', image }] },
          status: {
            phase: 'Running',
            ephemeralContainerStatuses: [{ name: 'debug', ...waiting('ErrImagePull', absent) }],
          },
        }),
      ],
      object: 'Pod/shop/web-1',
      severity: 'warning',
      evidence: [/ephemeralContainerStatuses\[debug\]/],
    },
  },
  ignores: {
    'an image that is there': { objects: workload('web') },
    'an old failure of a pod that runs': {
      objects: (() => {
        const [top, set, one] = workload('web', { container: { image } });
        return [top, set, one, one && event(one, 'Failed', `Failed to pull image "${image}": ${absent}`)].flatMap(
          (x) => x ?? [],
        );
      })(),
    },
    'a pod that is on its way out': {
      objects: pulling(image, absent, { metadata: { deletionTimestamp: '2026-11-24T01:59:00Z' } }),
    },
    'a failure of the image that was named before': {
      objects: (() => {
        const objects = pulling('registry.shop.dev/web:10', '', { reason: 'ImagePullBackOff' });
        return [
          ...objects,
          ...objects
            .filter(({ kind }) => kind === 'Pod')
            .map((one) => event(one, 'Failed', `Failed to pull image "${image}": ${absent}`)),
        ];
      })(),
    },
    'a registry that refuses': {
      objects: pulling(
        image,
        containerd(image, 'pull access denied, repository does not exist or may require authorization'),
      ),
    },
  },
});
