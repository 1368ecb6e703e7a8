import { event, node, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { i07RegistryUnreachable } from './i07-registry-unreachable.ts';
import { backingOff, containerd, pulling } from './testing/pulls.ts';

/** A pod whose containers are all just being created, with what kubelet says of it. */
function beginning(message: string) {
  const objects = workload('web', { phase: 'Pending', state: waiting('ContainerCreating') });
  const pods = objects.filter(({ kind }) => kind === 'Pod');
  return [
    node(),
    objects,
    pods.map((pod) => event(pod, 'FailedCreatePodSandBox', `Failed to create pod sandbox: ${message}`, { count: 9 })),
  ];
}

ruleCases(i07RegistryUnreachable, {
  finds: {
    'a registry that does not answer in time': {
      objects: backingOff(
        'registry.shop.dev:5000/web:1',
        'failed to do request: Head "https://registry.shop.dev:5000/v2/": dial tcp 10.9.9.9:5000: i/o timeout',
      ),
      object: 'Registry/registry.shop.dev:5000',
      severity: 'critical',
      evidence: [/i\/o timeout/],
    },
    'a registry that CRI-O calls unavailable, with the reason': {
      objects: pulling(
        'registry.shop.dev/web:1',
        'image pull failed for registry.shop.dev/web:1 because the registry is unavailable: pinging container registry registry.shop.dev: Get "https://registry.shop.dev/v2/": dial tcp 10.9.9.9:443: connect: connection refused',
        { reason: 'RegistryUnavailable' },
      ),
      object: 'Registry/registry.shop.dev',
      evidence: [/connection refused/],
    },
    'the image that every pod starts from': {
      objects: beginning(
        'rpc error: code = Unknown desc = failed to get sandbox image "rancher/mirrored-pause:3.6": failed to pull image "rancher/mirrored-pause:3.6": failed to pull and unpack image "docker.io/rancher/mirrored-pause:3.6": failed to resolve reference "docker.io/rancher/mirrored-pause:3.6": failed to do request: Head "https://registry-1.docker.io/v2/rancher/mirrored-pause/manifests/3.6": dial tcp 103.252.115.53:443: connect: connection refused',
      ),
      object: 'Registry/docker.io',
      severity: 'critical',
      evidence: [/failed to get sandbox image/],
      victims: ['Deployment/shop/web', 'Node/node-1', 'Pod/shop/web-7f9c-x1'],
    },
  },
  ignores: {
    'a node that cannot make pods for another reason': { objects: beginning('plugin type="flannel" failed (add)') },
    'a name that does not resolve': {
      objects: pulling('r.dev/web:1', containerd('r.dev/web:1', 'dial tcp: lookup r.dev: no such host')),
    },
    'a runtime that does not answer': {
      objects: pulling(
        'r.dev/web:1',
        'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /run/k3s/containerd/containerd.sock: connect: connection refused"',
      ),
    },
  },
});
