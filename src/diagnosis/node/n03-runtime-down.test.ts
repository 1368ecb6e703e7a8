import { host, line, looping, started } from '../testing/hosts.ts';
import { node, pod } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n03RuntimeDown } from './n03-runtime-down.ts';

const notReady = (message: string, seconds = 200) =>
  node('node-1', {
    conditions: [
      { type: 'Ready', status: 'False', reason: 'KubeletNotReady', message, lastTransitionTime: ago(seconds) },
    ],
  });

ruleCases(n03RuntimeDown, {
  finds: {
    'a runtime that the kubelet calls down, PLEG or not': {
      objects: [
        notReady(
          '[container runtime is down, PLEG is not healthy: pleg was last seen active 4m3s ago; threshold is 3m0s]',
        ),
        pod('web-1', { status: { conditions: [{ type: 'Ready', status: 'False' }] } }),
      ],
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/container runtime is down/],
      victims: ['Pod/shop/web-1'],
    },
    'a containerd that does not answer on a host where K3s runs': {
      objects: [node()],
      hosts: { 'node-1': host({ containerd: { answering: false, detail: 'context deadline exceeded' } }) },
      object: 'Node/node-1',
      evidence: [/containerd: context deadline exceeded/],
    },
    'an agent that ends because the program is gone, before its node is marked': {
      objects: [node()],
      hosts: {
        'node-1': host({
          role: 'agent',
          unit: looping,
          journal: [
            started,
            line('info', 'Running containerd ["-c" "/var/lib/rancher/k3s/agent/etc/containerd/config.toml"]'),
            line('fatal', 'exec: "containerd": executable file not found in $PATH'),
            'k3s-agent.service: Main process exited, code=exited, status=1/FAILURE',
          ],
        }),
      },
      object: 'Node/node-1',
      evidence: [/executable file not found/],
    },
  },
  ignores: {
    'a kubelet that has just started': {
      objects: [
        notReady(
          '[container runtime status check may not have completed yet, PLEG is not healthy: pleg has yet to be successful]',
          8,
        ),
      ],
    },
    'a node that joins at this moment and has no network yet': {
      objects: [
        notReady(
          '[container runtime status check may not have completed yet, container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized, CSINode is not yet initialized]',
          14,
        ),
      ],
    },
    'a node without a network': {
      objects: [
        notReady('container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:cni'),
      ],
    },
    'an agent that is up again after many restarts': {
      objects: [node()],
      hosts: {
        'node-1': host({
          role: 'agent',
          unit: { restarts: 8, since: ago(40) },
          journal: [
            line('fatal', 'exec: "containerd": executable file not found in $PATH', 50),
            started,
            'I1124 01:59:37.290307    1660 factory.go:221] Registration of the containerd container factory failed: dial unix /run/containerd/containerd.sock: no such file',
          ],
        }),
      },
    },
    'a containerd that is asked right after K3s was started': {
      objects: [notReady('[container runtime is down]', 3)],
      hosts: {
        'node-1': host({ unit: { since: ago(12) }, containerd: { answering: false, detail: 'connection refused' } }),
      },
    },
    'a containerd that does not run because K3s does not': {
      objects: [node()],
      hosts: {
        'node-1': host({
          unit: { active: 'inactive', sub: 'dead' },
          containerd: { answering: false, detail: 'no such file' },
        }),
      },
    },
  },
});
