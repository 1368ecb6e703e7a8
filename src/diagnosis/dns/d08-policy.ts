import type { Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { troubles } from '../crash/trouble.ts';
import { fromLog, fromSpec, podRef } from '../evidence.ts';
import { nameService } from '../name-service.ts';
import { refOf, workloadOf } from '../owners.ts';
import type { Cut } from '../policy/cut.ts';
import { written } from '../policy/written.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';
import { dnsCut } from './dns-cut.ts';
import { nameLogs, nameTroubles, unresolvedLine, victimOf } from './name-trouble.ts';

/** NetworkPolicies keep pods from asking CoreDNS, so that no name resolves there. */
export const d08Policy: Rule = {
  code: 'D8',
  family: 'dns',
  reads: ['Pod', 'NetworkPolicy', 'Namespace'],
  consults: ['Service', 'Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet', 'EndpointSlice', 'Node'],
  logs: nameLogs,
  *check(cluster) {
    for (const found of nameTroubles(cluster)) {
      const { trouble, line, about, answer } = found;
      const { container, workload } = trouble;
      // “No such name” about a Service that is not there is an answer: the name is the trouble.
      const cut = about === 'absent' && answer === 'no' ? undefined : dnsCut(cluster, container.pod);
      if (!cut) continue;
      yield {
        ...draftOf(cluster, cut, container.pod),
        severity: urgencyOf(cluster, workload),
        victims: [victimOf(found)],
        evidence: [fromLog(container, line), ...policyEvidence(cut)],
      };
    }
    yield* unnamed(cluster);
    yield* halfOpen(cluster);
  },
};

/** Scripts often say only that they could not resolve something; where policies cut the way to CoreDNS, that is why. */
function* unnamed(cluster: Cluster): Iterable<Draft> {
  const known = new Set(nameTroubles(cluster).map(({ trouble }) => trouble));
  for (const trouble of troubles(cluster)) {
    const line = known.has(trouble) ? undefined : unresolvedLine(cluster, trouble);
    const { container, workload } = trouble;
    const cut = line === undefined ? undefined : dnsCut(cluster, container.pod);
    if (line === undefined || !cut) continue;
    yield {
      ...draftOf(cluster, cut, container.pod),
      severity: urgencyOf(cluster, workload),
      victims: [{ ...podRef(container.pod), container: container.name }],
      evidence: [fromLog(container, line), ...policyEvidence(cut)],
    };
  }
}

/** Names are asked over UDP first. A policy that lets only TCP through was meant to let names through. */
function* halfOpen(cluster: Cluster): Iterable<Draft> {
  const seen = new Set<string>();
  for (const pod of cluster.all('Pod')) {
    if (pod.status?.phase !== 'Running' || nameService(cluster).pods.includes(pod)) continue;
    const cut = dnsCut(cluster, pod, 'UDP');
    if (!cut || seen.has(cut.culprit.metadata.uid ?? cut.culprit.metadata.name)) continue;
    seen.add(cut.culprit.metadata.uid ?? cut.culprit.metadata.name);
    if (dnsCut(cluster, pod, 'TCP')) continue;
    yield { ...draftOf(cluster, cut, pod), severity: 'warning', victims: [], evidence: policyEvidence(cut) };
  }
}

function policyEvidence({ culprit, direction }: Cut) {
  return [fromSpec(refOf('NetworkPolicy', culprit), `spec.${direction}`, written(culprit, direction))];
}

function draftOf(cluster: Cluster, cut: Cut, pod: Pod): Omit<Draft, 'severity' | 'victims' | 'evidence'> {
  const object = refOf('NetworkPolicy', cut.culprit);
  const user = workloadOf(cluster, 'Pod', pod);
  return {
    object,
    related: [...nameService(cluster).services].map((service) => ({ ...refOf('Service', service), role: 'reference' })),
    parameters: { user: `${user.kind}/${user.name}`, direction: cut.direction },
    remedy: remedy(
      'troubleshooting/dns',
      object,
      kubectl(['get', '-o', 'yaml'], object),
      command('kubectl', 'get', 'namespaces', '--show-labels'),
      kubectl('exec', podRef(pod), '--', 'nslookup', 'kubernetes.default'),
    ),
  };
}
