import { host, line, looping, started } from '../testing/hosts.ts';
import { node, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n12ClockSkew } from './n12-clock-skew.ts';

const clock = (seconds: number, synchronised?: boolean) => ({
  skewMs: seconds * 1000,
  uncertaintyMs: 40,
  ...(synchronised !== undefined && { synchronised }),
});
const lease = (name: string, seconds: number) =>
  object('Lease', name, { namespace: 'kube-node-lease', spec: { renewTime: ago(seconds) } });

ruleCases(n12ClockSkew, {
  finds: {
    'a host that is an hour behind and therefore refused': {
      objects: [node('node-1', { conditions: [{ type: 'Ready', status: 'Unknown', reason: 'NodeStatusUnknown' }] })],
      hosts: {
        'node-1': host({
          role: 'agent',
          unit: looping,
          clock: clock(-3600, false),
          journal: [
            started,
            line(
              'fatal',
              'x509: certificate has expired or is not yet valid: current time 2026-11-24T01:00:00Z is before 2026-11-24T01:50:00Z',
            ),
          ],
        }),
      },
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/clock: -3600 s, NTP synchronized: no/, /not yet valid/],
    },
    'a certificate of the server that begins in the future': {
      apiDown: {
        reason: 'tls',
        message:
          'x509: certificate has expired or is not yet valid: current time 2026-11-24T02:00:00Z is before 2026-11-24T09:00:00Z',
      },
      object: 'Cluster/cluster',
      severity: 'critical',
      evidence: [/is before 2026-11-24T09/],
    },
    'the same in the words of OpenSSL': {
      apiDown: { reason: 'tls', message: 'vps-1:6443: certificate is not yet valid' },
      object: 'Cluster/vps-1:6443',
      evidence: [/not yet valid/],
    },
    'a host that drifts': {
      objects: [node()],
      hosts: { 'node-1': host({ clock: clock(25, false) }) },
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/clock: \+25 s/],
    },
    'a node that renews in the future while another does not': {
      objects: [node(), node('node-2'), lease('node-1', 4), lease('node-2', -90)],
      object: 'Node/node-2',
      severity: 'warning',
      evidence: [/spec.renewTime: 2026-11-24T02:01:30/],
    },
  },
  ignores: {
    'words of Go that speak of an end': {
      apiDown: {
        reason: 'tls',
        message:
          'x509: certificate has expired or is not yet valid: current time 2026-11-24T02:00:00Z is after 2026-11-22T09:00:00Z',
      },
    },
    'words of Go without any time': {
      apiDown: { reason: 'tls', message: 'x509: certificate has expired or is not yet valid' },
    },
    'a host that NTP keeps: then ours is wrong': {
      objects: [node()],
      hosts: { 'node-1': host({ clock: clock(40, true) }) },
    },
    'hosts that agree with each other and not with us': {
      objects: [node(), node('node-2', { status: { addresses: [] } })],
      hosts: {
        'node-1': host({ clock: clock(-61, false) }),
        'node-2': host({ role: 'agent', hostname: 'node-2', addresses: [], clock: clock(-60.5, false) }),
      },
    },
    'a difference within what a slow link explains': {
      objects: [node()],
      hosts: { 'node-1': host({ clock: { skewMs: 12_000, uncertaintyMs: 4000 } }) },
    },
    'leases that are all in the future: ours is wrong': {
      objects: [node(), lease('node-1', -90), lease('node-2', -88)],
    },
  },
});
