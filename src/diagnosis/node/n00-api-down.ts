import type { Evidence } from '../../model/finding.ts';
import { valueOf } from '../../model/readable.ts';
import { type ApiTrouble, apiTrouble, clusterRef } from '../api.ts';
import type { Cluster } from '../cluster.ts';
import { fromHost } from '../evidence.ts';
import { command, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { inBytes } from './bytes.ts';
import { type PlaceHost, placesOf } from './place.ts';
import { unitSaid } from './unit.ts';

/** The API server does not answer, and no host says why. Causes that a host shows come earlier and claim the cluster. */
export const n00ApiDown: Rule = {
  code: 'N0',
  family: 'node',
  reads: [],
  hosts: true,
  *check(cluster) {
    const trouble = apiTrouble(cluster);
    if (trouble?.side !== 'server') return;
    const object = clusterRef(cluster);
    const hosts = placesOf(cluster).flatMap(({ host }) => host ?? []);
    yield {
      severity: 'critical',
      object,
      victims: [object],
      related: hosts.filter(isServer).map(({ name }) => ({ kind: 'Host', name, role: 'node' })),
      evidence: [apiEvidence(cluster, trouble), ...hosts.filter(isServer).flatMap(hostEvidence)],
      parameters: { server: object.name, seen: trouble.message || trouble.reason },
      remedy: remedy(
        'troubleshooting/node-not-ready',
        object,
        command('systemctl', 'status', 'k3s'),
        command('journalctl', '-u', 'k3s', '-n', '100', '--no-pager'),
        command('df', '-h', '/', '/var/lib/rancher/k3s'),
      ),
    };
  },
};

/** A host that cannot be read may be the server. */
function isServer(host: PlaceHost): boolean {
  return host.facts?.role !== 'agent';
}

export function apiEvidence(cluster: Cluster, { reason, message }: ApiTrouble): Evidence {
  const object = clusterRef(cluster);
  return { source: 'api', object, path: object.name, value: message ? `${reason}: ${message}` : reason };
}

function hostEvidence({ name, facts, unreadable }: PlaceHost): readonly Evidence[] {
  if (!facts) return [fromHost(name, 'ssh', unreadable ? `${unreadable.reason}: ${unreadable.message}` : 'not read')];
  const unit = valueOf(facts.unit);
  const load = valueOf(facts.load);
  const memory = valueOf(facts.memory);
  return [
    ...(unit ? [fromHost(name, unit.name, unitSaid(unit))] : []),
    ...(load ? [fromHost(name, 'load', `${load.one} ${load.five} ${load.fifteen}, CPUs ${load.cpus}`)] : []),
    ...(memory ? [fromHost(name, 'memory', `available ${inBytes(memory.availableBytes)}`)] : []),
  ];
}
