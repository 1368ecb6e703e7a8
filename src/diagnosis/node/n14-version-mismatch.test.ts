import { host, line, looping, started } from '../testing/hosts.ts';
import { event, node, pod, waiting } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { n14VersionMismatch } from './n14-version-mismatch.ts';

const of = (kubeletVersion: unknown) => node('node-1', { status: { nodeInfo: { kubeletVersion } } });
const creating = pod('web-1', { phase: 'Pending', state: waiting('ContainerCreating') });

ruleCases(n14VersionMismatch, {
  finds: {
    'a kubelet newer than its server': {
      objects: [of('v1.36.1+k3s1')],
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/kubeletVersion: v1.36.1/, /\/version: v1.35.4/],
    },
    'a kubelet that is four minors behind': {
      objects: [of('v1.31.9+k3s1')],
      object: 'Node/node-1',
      evidence: [/kubeletVersion: v1.31.9/],
    },
    'a host whose kernel has no memory cgroup': {
      apiDown: { reason: 'refused', message: 'connect ECONNREFUSED 10.0.0.10:6443' },
      hosts: {
        pi: host({
          unit: looping,
          journal: [
            started,
            line(
              'fatal',
              'failed to find memory cgroup (v2), you may need to add "cgroup_memory=1 cgroup_enable=memory" to your linux cmdline',
            ),
          ],
        }),
      },
      object: 'Host/pi',
      severity: 'critical',
      evidence: [/failed to find memory cgroup/],
      victims: ['Cluster/10.0.0.10:6443'],
    },
    'drivers that differ': {
      objects: [
        node(),
        creating,
        event(
          creating,
          'FailedCreatePodSandBox',
          'Failed to create pod sandbox: runc create failed: expected cgroupsPath to be of format "slice:prefix:name" for systemd cgroups, got "/kubepods/besteffort/pod7" instead',
        ),
      ],
      object: 'Node/node-1',
      evidence: [/expected cgroupsPath/],
      victims: ['Pod/shop/web-1'],
    },
  },
  ignores: {
    'a kubelet three minors behind, and a patch ahead': { objects: [of('v1.32.0+k3s1'), of('v1.35.9+k3s2')] },
    'versions that are none': { objects: [of(undefined), of('devel'), of(35)] },
    'the event that cgroup v1 is deprecated': {
      objects: [
        node(),
        event(node(), 'CgroupV1', 'cgroup v1 detected. cgroup v1 support is deprecated and will be removed'),
      ],
    },
  },
});
