import { host, line, started, stopped } from '../testing/hosts.ts';
import { node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { n19ServerStopped } from './n19-server-stopped.ts';

const refused = { reason: 'refused', message: 'connect ECONNREFUSED 10.0.0.10:6443' } as const;

ruleCases(n19ServerStopped, {
  finds: {
    'a service that somebody stopped': {
      apiDown: refused,
      hosts: { 'vps-1': host({ unit: stopped, journal: [started, 'Stopped k3s.service - Lightweight Kubernetes.'] }) },
      object: 'Host/vps-1',
      severity: 'critical',
      evidence: [/k3s.service: inactive \(dead, result success\)/],
      victims: ['Cluster/10.0.0.10:6443'],
    },
    'one of several servers, which the others outlive': {
      objects: [node(), node('node-2', { status: { addresses: [] } })],
      hosts: { 'vps-2': host({ hostname: 'node-2', addresses: [], unit: stopped }) },
      object: 'Node/node-2',
      evidence: [/inactive/],
    },
    'a service that is masked': {
      apiDown: refused,
      hosts: { 'vps-1': host({ unit: { ...stopped, load: 'masked', enabled: 'masked' } }) },
      object: 'Host/vps-1',
      evidence: [/masked, inactive/],
    },
  },
  ignores: {
    'a service that runs': { apiDown: refused, hosts: { 'vps-1': host() } },
    'the stopped service of an agent': {
      objects: [node()],
      hosts: { 'vps-1': host({ role: 'agent', unit: stopped }) },
    },
    'a unit that could not be asked': {
      apiDown: refused,
      hosts: { 'vps-1': { ok: false, unreadable: { reason: 'timeout', message: line('info', 'no answer') } } },
    },
  },
});
