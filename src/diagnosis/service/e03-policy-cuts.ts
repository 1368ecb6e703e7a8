import type { Evidence } from '../../model/finding.ts';
import type { KindTypes } from '../../model/kinds.ts';
import { keyOf } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { awaitedBy } from '../crash/c13-init-waits.ts';
import { targetOf } from '../crash/cut-off.ts';
import { dependencyKinds, dependencyOf } from '../crash/dependency.ts';
import { logRequests } from '../crash/log.ts';
import { troubles } from '../crash/trouble.ts';
import { fromLog, fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { type Cut, cutBetween } from '../policy/cut.ts';
import { enforcement } from '../policy/enforced.ts';
import { written } from '../policy/written.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { podsBehind } from '../selected.ts';
import { urgencyOf } from '../urgency.ts';
import { type Consumer, consumersOf } from './consumers.ts';
import { routersOf } from './routers.ts';

type Service = KindTypes['Service'];

/** A NetworkPolicy forbids what is needed: what a failing program dials, or the way from the ingress controller to its backend. */
export const e03PolicyCuts: Rule = {
  code: 'E3',
  family: 'service',
  reads: ['NetworkPolicy', 'Pod', 'Namespace'],
  consults: [...dependencyKinds, 'ReplicaSet', 'Ingress', 'IngressClass', 'IngressRoute', 'IngressRouteTCP'],
  logs: (cluster) => (cluster.all('NetworkPolicy').length > 0 ? troubles(cluster).flatMap(logRequests) : []),
  *check(cluster) {
    if (cluster.all('NetworkPolicy').length === 0 || enforcement(cluster) === 'no') return;
    yield* diallers(cluster);
    for (const service of cluster.all('Service')) yield* routes(cluster, service);
  },
};

/** The programs that fail stay with their own rule, which blames the policy and is folded under it. */
function* diallers(cluster: Cluster): Iterable<Draft> {
  for (const trouble of troubles(cluster)) {
    const dependency = dependencyOf(cluster, trouble);
    const awaited = trouble.how === 'initialising' ? awaitedBy(cluster, trouble) : dependency;
    if (!awaited?.cut) continue;
    const { destination, cut, label } = awaited;
    const { workload } = trouble;
    yield {
      ...about(cut, `${workload.kind}/${workload.name}`, label),
      severity: urgencyOf(cluster, workload),
      // What a client may not leave for is well for everybody else.
      victims:
        destination?.is === 'service' && cut.direction === 'ingress' ? [refOf('Service', destination.service)] : [],
      evidence: [
        ...(dependency ? [fromLog(trouble.container, dependency.line)] : awaited.evidence),
        policyEvidence(cut),
      ],
    };
  }
}

/** Only where every pod that is ready is closed to every pod of the controller. */
function* routes(cluster: Cluster, service: Service): Iterable<Draft> {
  const consumers = consumersOf(cluster, service).filter(({ how }) => how === 'route');
  for (const consumer of consumers) {
    const cut = routeCut(cluster, service, consumer);
    if (!cut) continue;
    const object = refOf('Service', service);
    yield {
      ...about(cut, `${consumer.ref.kind}/${consumer.ref.name}`, `Service/${service.metadata.name}`),
      severity: 'critical',
      victims: [object],
      evidence: [consumer.evidence, policyEvidence(cut)],
    };
    return;
  }
}

function routeCut(cluster: Cluster, service: Service, { ref, port }: Consumer): Cut | undefined {
  const routers = routersOf(cluster, ref);
  const servers = podsBehind(cluster, service).filter((pod) =>
    pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
  );
  const led =
    (service.spec?.ports ?? []).find((one) => one.port === port || one.name === port) ?? service.spec?.ports?.[0];
  if (!led || routers.length === 0 || servers.length === 0) return undefined;
  const cuts = routers.flatMap((router) =>
    servers.map((server) =>
      cutBetween(
        cluster,
        { is: 'pod', pod: router },
        { is: 'pod', pod: server },
        { port: targetOf(server, led), protocol: 'TCP' },
      ),
    ),
  );
  return cuts.every((cut) => cut !== undefined) ? cuts[0] : undefined;
}

function policyEvidence({ culprit, direction }: Cut): Evidence {
  return fromSpec(refOf('NetworkPolicy', culprit), `spec.${direction}`, written(culprit, direction));
}

function about(cut: Cut, user: string, wanted: string) {
  const object = refOf('NetworkPolicy', cut.culprit);
  const others = cut.policies.filter((policy) => keyOf(refOf('NetworkPolicy', policy)) !== keyOf(object));
  return {
    object,
    related: others.map((policy) => ({ ...refOf('NetworkPolicy', policy), role: 'reference' as const })),
    parameters: { user, wanted, direction: cut.direction },
    remedy: remedy(
      'troubleshooting/crash-loop',
      object,
      kubectl(['get', '-o', 'yaml'], object),
      command('kubectl', '-n', object.namespace ?? 'default', 'get', 'networkpolicies,pods', '--show-labels'),
      command('kubectl', 'get', 'namespaces', '--show-labels'),
      kubectl('edit', object),
    ),
  };
}
