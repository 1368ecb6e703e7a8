import type { KindTypes } from '../../model/kinds.ts';
import { valueOf } from '../../model/readable.ts';
import type { LogRequest } from '../../model/snapshot.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf, isCrashing } from '../containers.ts';
import { fromLog, fromSpec, podRef } from '../evidence.ts';
import { refOf, workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';

type StatefulSet = KindTypes['StatefulSet'];

/**
 * The Service that gives a StatefulSet's pods their names does not exist, and a pod crashes because it cannot find another by
 * name. A missing Service that nobody asks for is no finding: many StatefulSets work without.
 */
export const g12GoverningService: Rule = {
  code: 'G12',
  family: 'configuration',
  reads: ['StatefulSet', 'Service', 'Pod'],
  *logs(cluster) {
    for (const { container } of suspects(cluster)) yield* requestsFor(container);
  },
  *check(cluster) {
    for (const { set, service, container } of suspects(cluster)) {
      const line = lookupOf(cluster, container, service);
      if (!line) continue;
      const namespace = set.metadata.namespace;
      const object = { kind: 'Service', namespace, name: service };
      const owner = refOf('StatefulSet', set);
      yield {
        severity: 'critical',
        object,
        victims: [{ ...podRef(container.pod), container: container.name }],
        evidence: [fromSpec(owner, 'spec.serviceName', service), fromLog(container, line)],
        parameters: { workload: `StatefulSet/${set.metadata.name}`, service },
        remedy: remedy(
          'troubleshooting/dns',
          object,
          command('kubectl', '-n', namespace ?? '', 'get', 'services'),
          kubectl(['get', '-o', 'yaml'], owner),
        ),
      };
    }
  },
};

interface Suspect {
  readonly set: StatefulSet;
  readonly service: string;
  readonly container: Container;
}

function* suspects(cluster: Cluster): Iterable<Suspect> {
  for (const pod of cluster.all('Pod')) {
    const owner = workloadOf(cluster, 'Pod', pod);
    const set = owner.kind === 'StatefulSet' ? cluster.get('StatefulSet', owner.namespace, owner.name) : undefined;
    const service = set?.spec?.serviceName;
    if (!set || !service || cluster.exists('Service', owner.namespace, service) !== 'no') continue;
    for (const container of containersOf(pod)) if (isCrashing(cluster, container)) yield { set, service, container };
  }
}

function requestsFor({ pod, name, status }: Container): readonly LogRequest[] {
  const base = { namespace: pod.metadata.namespace ?? '', pod: pod.metadata.name, container: name };
  return [...((status?.restartCount ?? 0) > 0 ? [{ ...base, previous: true }] : []), { ...base, previous: false }];
}

/** The line in which the program says that a name under the Service cannot be resolved. */
function lookupOf(cluster: Cluster, container: Container, service: string): string | undefined {
  const unresolved =
    /no such host|ENOTFOUND|EAI_AGAIN|name or service not known|could not (?:resolve|translate)|unknown ?host|name does not resolve|NXDOMAIN|temporary failure in name resolution/i;
  return requestsFor(container)
    .flatMap((request) => valueOf(cluster.log(request))?.split('\n') ?? [])
    .findLast((line) => unresolved.test(line) && line.includes(`.${service}`));
}
