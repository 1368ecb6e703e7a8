import { host, line, looping, started, stopped } from '../testing/hosts.ts';
import { node, pod } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n18K3sFailing } from './n18-k3s-failing.ts';

const refused = { reason: 'refused', message: 'connect ECONNREFUSED 10.0.0.10:6443' } as const;
const exited = [
  'k3s.service: Main process exited, code=exited, status=1/FAILURE',
  "k3s.service: Failed with result 'exit-code'.",
];
const gate =
  'E1125 09:16:37.197412     785 run.go:72] "command failed" err="unrecognized feature gate: LabRemovedGate"';

ruleCases(n18K3sFailing, {
  finds: {
    'a flag that this version does not know': {
      apiDown: refused,
      hosts: {
        'vps-1': host({
          unit: looping,
          journal: [
            started,
            gate,
            line('fatal', 'kube-apiserver exited: exit status 1'),
            ...exited,
            'modprobe: FATAL: Module overlay not found',
          ],
        }),
      },
      object: 'Host/vps-1',
      severity: 'critical',
      evidence: [/unrecognized feature gate/, /activating \(auto-restart, result exit-code, status 1\).*restarts 37/],
      victims: ['Cluster/10.0.0.10:6443'],
    },
    'a port that another program holds': {
      apiDown: refused,
      hosts: {
        'vps-1': host({
          unit: looping,
          journal: [started, line('fatal', 'listen tcp :6443: bind: address already in use'), ...exited],
        }),
      },
      object: 'Host/vps-1',
      evidence: [/address already in use/],
    },
    'an agent that says nothing but that it failed': {
      objects: [node(), pod('web-1')],
      hosts: { 'node-1': host({ role: 'agent', unit: { ...looping, exitStatus: 203 }, journal: [] }) },
      object: 'Node/node-1',
      evidence: [/result exit-code, status 203/],
    },
    'a service that comes up and falls again': {
      objects: [node()],
      hosts: {
        'node-1': host({
          unit: { restarts: 5, since: ago(30) },
          journal: [1, 2, 3].flatMap(() => [
            started,
            line('info', 'k3s is up and running'),
            line('fatal', 'leaderelection lost for k3s'),
            ...exited,
          ]),
        }),
      },
      object: 'Node/node-1',
      evidence: [/leaderelection lost/],
    },
    'a kubelet that is not ready for a reason of its own': {
      objects: [
        node('node-1', {
          conditions: [
            {
              type: 'Ready',
              status: 'False',
              reason: 'NodeShutdown',
              message: 'node is shutting down',
              lastTransitionTime: ago(400),
            },
          ],
        }),
      ],
      object: 'Node/node-1',
      evidence: [/NodeShutdown: node is shutting down/],
    },
  },
  ignores: {
    'a service that runs, whatever its past': {
      objects: [node()],
      hosts: {
        'node-1': host({
          unit: { restarts: 40, since: ago(9000) },
          journal: [line('fatal', 'it was the network', 9100), started],
        }),
      },
    },
    'a service that is up at last after starts that failed': {
      objects: [node()],
      hosts: {
        'node-1': host({
          unit: { restarts: 9, since: ago(8) },
          journal: [
            ...[1, 2, 3].flatMap(() => [started, line('fatal', 'no'), ...exited]),
            started,
            line('info', 'k3s is up and running'),
          ],
        }),
      },
    },
    'a first start that is not over yet': {
      apiDown: refused,
      hosts: { 'node-1': host({ unit: { active: 'activating', sub: 'start', since: ago(15) }, journal: [started] }) },
    },
    'a service that was stopped': {
      apiDown: refused,
      hosts: { 'node-1': host({ unit: stopped, journal: [started] }) },
    },
  },
});
