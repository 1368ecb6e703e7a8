import type { Evidence } from '../../model/finding.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { logRequests, readingOf } from '../crash/log.ts';
import { failureEvidence, logEvidence } from '../crash/log-verdict.ts';
import { type Trouble, troubles } from '../crash/trouble.ts';
import { fromLog, podRef } from '../evidence.ts';
import { isHurt } from '../impact.ts';
import { workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { templateKinds } from '../template.ts';
import { stumblesOver } from './stumbles.ts';
import { isRepeated } from './unset.ts';
import { type Place, unsetPlaces } from './unset-places.ts';

/**
 * A variable of a template that nobody filled in was applied as it stands. It comes before the crashes, because it explains
 * those whose log repeats it, and those that name no other cause; where something else stops the workload, it folds under that.
 */
export const x04UnsetTemplate: Rule = {
  code: 'X4',
  family: 'exposure',
  reads: [],
  consults: [...templateKinds, 'Pod', 'ConfigMap', 'Secret', 'Ingress', 'IngressRoute', 'Certificate', 'Service'],
  *logs(cluster) {
    for (const place of unsetPlaces(cluster))
      for (const trouble of troublesOf(cluster, place)) yield* logRequests(trouble);
  },
  *check(cluster) {
    for (const place of unsetPlaces(cluster)) {
      const { object, value, evidence, users } = place;
      const failing = troublesOf(cluster, place).flatMap((trouble) => {
        const shown = shownBy(cluster, trouble, place);
        return shown.length === 0 ? [] : [{ trouble, shown }];
      });
      const [first] = failing;
      const hurt = users
        .map(({ workload }) => workload)
        .filter((workload) => hurtWorkloads(cluster).has(keyOf(workload)));
      yield {
        severity: first ? first.trouble.severity : 'warning',
        object,
        victims: failing.map(({ trouble }) => victimOf(trouble)),
        aside: true,
        related: users
          .filter(({ workload }) => keyOf(workload) !== keyOf(object))
          .map(({ workload }) => ({ ...workload, role: 'reference' as const })),
        evidence: [evidence, ...(first?.shown ?? [])],
        parameters: { value, path: evidence.path ?? '–' },
        remedy: remedy('upgrades/application', object, kubectl(['get', '-o', 'yaml'], object), kubectl('edit', object)),
        ...(!first && { blames: [object, ...hurt] }),
      };
    }
  },
};

function victimOf({ container }: Trouble) {
  return { ...podRef(container.pod), container: container.name };
}

function troublesOf(cluster: Cluster, { users }: Place): readonly Trouble[] {
  return users.flatMap(({ workload, container }) =>
    (troublesByWorkload(cluster).get(keyOf(workload)) ?? []).filter((trouble) => trouble.container.name === container),
  );
}

const troublesByWorkload = perCluster((cluster) => Map.groupBy(troubles(cluster), ({ workload }) => keyOf(workload)));

/** What shows that a container fails over the value; empty when nothing does. */
function shownBy(cluster: Cluster, trouble: Trouble, { value, evidence }: Place): readonly Evidence[] {
  const line = repeatedIn(cluster, trouble, value);
  if (line !== undefined) return [fromLog(trouble.container, line)];
  const failure = failureEvidence(cluster, trouble);
  if (failure.some((one) => isRepeated(String(one.value), value))) return failure;
  const setting = /\[([^\]]{1,200})\]$/.exec(evidence.path ?? '')?.[1] ?? '';
  if (!stumblesOver(cluster, trouble, setting)) return [];
  return [...failure, ...logEvidence(trouble, readingOf(cluster, trouble)).slice(0, 1)];
}

/** The line of the log that holds the value. */
function repeatedIn(cluster: Cluster, trouble: Trouble, value: string): string | undefined {
  for (const request of logRequests(trouble).flatMap((one) => [one, { ...one, previous: !one.previous }])) {
    const log = cluster.log(request);
    const line = log?.ok ? log.value.split('\n').findLast((one) => isRepeated(one, value)) : undefined;
    if (line !== undefined) return line;
  }
  return undefined;
}

/** Workloads of which some pod does not work. */
const hurtWorkloads = perCluster((cluster): ReadonlySet<string> => {
  const hurt: ObjectRef[] = cluster
    .all('Pod')
    .filter(isHurt)
    .map((pod) => workloadOf(cluster, 'Pod', pod));
  return new Set(hurt.map(keyOf));
});
