import { host, line, looping, started, startingUnit } from '../testing/hosts.ts';
import { node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { n15Token } from './n15-token.ts';

const refusedAgent = line('error', '/v1-k3s/config: 401 Unauthorized: not authorized', 10);
const agent = (journal: readonly string[], unit = startingUnit) => host({ role: 'agent', unit, journal });

ruleCases(n15Token, {
  finds: {
    'an agent that the server does not let in, before its node is marked': {
      objects: [node()],
      hosts: { 'vps-2': agent([line('info', 'Starting k3s agent v1.35.4+k3s1 (lab)'), refusedAgent, refusedAgent]) },
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/401 Unauthorized/],
      victims: ['Host/vps-2'],
    },
    'a token for another cluster': {
      objects: [node('node-0', { status: { addresses: [] } })],
      hosts: {
        'vps-2': agent(
          [
            line(
              'fatal',
              'starting kubernetes: preparing server: token CA hash does not match the Cluster CA certificate hash: 1a2b != 3c4d',
            ),
          ],
          looping,
        ),
      },
      object: 'Host/vps-2',
      evidence: [/token CA hash does not match/],
      victims: ['Node/node-1'],
    },
    'a server that lost its token': {
      apiDown: { reason: 'refused', message: 'connect ECONNREFUSED 10.0.0.10:6443' },
      hosts: {
        'vps-1': host({
          unit: looping,
          journal: [
            started,
            line('info', 'Kine available at http://127.0.0.1:2379'),
            line(
              'fatal',
              'starting kubernetes: preparing server: bootstrap data already found and encrypted with different token',
            ),
            'k3s.service: Main process exited, code=exited, status=1/FAILURE',
          ],
        }),
      },
      object: 'Host/vps-1',
      severity: 'critical',
      evidence: [/encrypted with different token/],
      victims: ['Cluster/10.0.0.10:6443'],
    },
  },
  ignores: {
    'an agent that was let in since': {
      objects: [node()],
      hosts: { 'vps-2': host({ role: 'agent', journal: [refusedAgent, started] }) },
    },
    'a registry that refuses an image': {
      objects: [node()],
      hosts: {
        'vps-2': agent([
          line('error', 'failed to pull image "registry.example.org/web:1": unexpected status: 401 Unauthorized'),
        ]),
      },
    },
  },
});
