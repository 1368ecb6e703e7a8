import { deadHost, host } from '../testing/hosts.ts';
import { node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { n00ApiDown } from './n00-api-down.ts';

const refused = { reason: 'refused', message: 'connect ECONNREFUSED 10.0.0.10:6443' } as const;
const silent = { reason: 'timeout', message: 'no complete answer from 10.0.0.10:6443 within 10 s' } as const;

ruleCases(n00ApiDown, {
  finds: {
    'a port where nobody listens, with no host to ask': {
      apiDown: refused,
      object: 'Cluster/10.0.0.10:6443',
      severity: 'critical',
      evidence: [/10.0.0.10:6443: refused: connect ECONNREFUSED/],
    },
    'a server that hangs although its K3s runs': {
      apiDown: silent,
      hosts: { 'vps-1': host() },
      object: 'Cluster/10.0.0.10:6443',
      evidence: [/timeout: no complete answer/, /k3s.service: active \(running/],
      victims: ['Host/vps-1'],
    },
    'a machine that neither SSH nor the API reaches': {
      apiDown: { reason: 'unreachable', message: 'connect EHOSTUNREACH 10.0.0.10:6443' },
      hosts: { 'vps-1': deadHost() },
      object: 'Cluster/10.0.0.10:6443',
      evidence: [/unreachable: connect EHOSTUNREACH/, /ssh: unreachable: .*No route to host/],
    },
    'a server that fails with 5xx': {
      apiDown: { reason: 'failed', message: 'HTTP 502 Bad Gateway' },
      object: 'Cluster/cluster',
      evidence: [/failed: HTTP 502/],
    },
  },
  ignores: {
    'an API server that answers': { objects: [node()] },
    'a name that does not resolve': {
      apiDown: { reason: 'unreachable', message: 'getaddrinfo ENOTFOUND k3s.example.org' },
    },
    'a refused login': { apiDown: { reason: 'unauthorised', message: 'Unauthorized' } },
    'a foreign authority': { apiDown: { reason: 'tls', message: 'self-signed certificate in certificate chain' } },
    'kinds that may not be read': {
      unreadable: { Secret: { reason: 'forbidden', message: 'secrets is forbidden' } },
    },
  },
});
