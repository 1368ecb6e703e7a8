import { host, stopped } from '../testing/hosts.ts';
import { crashed, event, node, pod, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n07Memory } from './n07-memory.ts';

const gib = 2 ** 30;
const memory = (availableBytes: number) => ({
  totalBytes: 8 * gib,
  availableBytes,
  swapTotalBytes: 0,
  swapFreeBytes: 0,
});
const pressure = node('node-1', {
  conditions: [
    { type: 'Ready', status: 'True' },
    {
      type: 'MemoryPressure',
      status: 'True',
      reason: 'KubeletHasInsufficientMemory',
      message: 'kubelet has insufficient memory available',
    },
  ],
});
const evicted = (message: string) =>
  pod('web-1', {
    phase: 'Failed',
    states: {},
    status: { reason: 'Evicted', message, conditions: [{ type: 'Ready', status: 'False' }] },
  });
const killed = crashed({ exitCode: 137, reason: 'OOMKilled' });

ruleCases(n07Memory, {
  finds: {
    'memory pressure with the pod that it evicted': {
      objects: [
        pressure,
        evicted('The node was low on resource: memory. Threshold quantity: 100Mi, available: 60Mi. '),
      ],
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/MemoryPressure\]: True/],
      victims: ['Pod/shop/web-1'],
    },
    'kills by Linux of a container without a limit': {
      objects: [
        node(),
        event(node(), 'SystemOOM', 'System OOM encountered, victim process: java, pid: 4711'),
        workload('web', { state: killed }),
      ],
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/victim process: java/],
      victims: ['Pod/shop/web-7f9c-x1', 'Deployment/shop/web'],
    },
    'a host with next to nothing left': {
      objects: [node()],
      hosts: { 'node-1': host({ memory: memory(0.2 * gib) }) },
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/available 204\.8 MiB \/ 8\.0 GiB/],
    },
    'K3s killed for want of memory': {
      apiDown: { reason: 'refused', message: 'connect ECONNREFUSED 10.0.0.10:6443' },
      hosts: { 'node-1': host({ unit: { ...stopped, active: 'failed', sub: 'failed', result: 'oom-kill' } }) },
      object: 'Host/node-1',
      severity: 'critical',
      evidence: [/result oom-kill/],
      victims: ['Cluster/10.0.0.10:6443'],
    },
  },
  ignores: {
    'a host with enough': { objects: [node()], hosts: { 'node-1': host({ memory: memory(2 * gib) }) } },
    'a kill at the container’s own limit, which the kubelet reports as one of the system too': {
      objects: [
        node(),
        event(node(), 'SystemOOM', 'System OOM encountered, victim process: java, pid: 4711'),
        workload('web', { container: { resources: { limits: { memory: '256Mi' } } }, state: killed }),
      ],
    },
    'a kill of hours ago': {
      objects: [
        node(),
        event(node(), 'SystemOOM', 'System OOM encountered', { seconds: 3500 }),
        pod('web-1', { state: running() }),
      ],
    },
    'a container that reached its own limit': {
      objects: [node(), workload('web', { container: { resources: { limits: { memory: '64Mi' } } }, state: killed })],
    },
    'a unit that was killed once and runs again': {
      objects: [node()],
      hosts: { 'node-1': host({ unit: { result: 'oom-kill', restarts: 1, since: ago(4000) } }) },
    },
  },
});
