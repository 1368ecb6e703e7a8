import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { isHurt } from '../impact.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { templateKinds } from '../template.ts';
import { type Budget, budgetRef, budgets, podCount, protectedBy, workloadsOf, written } from './budget.ts';
import { secondsSince } from './condition.ts';
import { isUnmeant } from './unmeant-budget.ts';

const patience = 180;

/**
 * A budget that can never allow an eviction, however well its pods are: a node cannot be drained, so it cannot be updated.
 * One pod with a budget of one is a deliberate choice of many: a finding once a node that is being emptied waits for it, or
 * when nobody seems to have chosen it.
 */
export const w07EvictionImpossible: Rule = {
  code: 'W7',
  family: 'workload',
  reads: ['PodDisruptionBudget', 'Pod'],
  consults: ['Node', 'HorizontalPodAutoscaler', ...templateKinds],
  *check(cluster) {
    for (const budget of budgets(cluster)) {
      const draft = judge(cluster, budget);
      if (draft) yield draft;
    }
  },
};

function judge(cluster: Cluster, budget: Budget): Draft | undefined {
  const { metadata, spec, status } = budget;
  const pods = protectedBy(cluster).get(budget) ?? [];
  const expected = Math.max(status?.expectedPods ?? 0, pods.length);
  if (expected === 0 || pods.length === 0 || (status?.disruptionsAllowed ?? 0) > 0) return undefined;
  if (secondsSince(cluster, metadata.creationTimestamp) < patience) return undefined;
  const drained = pods.filter((pod) => cluster.node(pod.spec?.nodeName)?.spec?.unschedulable === true);
  const least = podCount(spec?.minAvailable, expected);
  const most = podCount(spec?.maxUnavailable, expected);
  const forbids = most === 0 || (least !== undefined && (expected > 1 ? least >= expected : least > expected));
  const alone = least !== undefined && expected === 1 && least === 1;
  const uncounted =
    spec?.maxUnavailable !== undefined || String(spec?.minAvailable).endsWith('%')
      ? failure(cluster, budget)
      : undefined;
  if (!forbids && !uncounted && !(alone && (drained.length > 0 || isUnmeant(cluster, budget)))) return undefined;
  const object = budgetRef(budget);
  const owners = workloadsOf(cluster, pods);
  const nodes = [...new Set(drained.flatMap((pod) => pod.spec?.nodeName ?? []))];
  return {
    severity: 'warning',
    object,
    victims: [object],
    related: [
      ...owners.map((owner) => ({ ...owner, role: 'reference' as const })),
      ...nodes.map((name) => ({ kind: 'Node', name, role: 'node' as const })),
    ],
    evidence: [
      fromSpec(object, 'spec', `${written(budget)}, ${expected} pods`),
      fromStatus(object, 'status.disruptionsAllowed', status?.disruptionsAllowed ?? 0),
      ...(uncounted ? [fromStatus(object, 'status.conditions[DisruptionAllowed]', uncounted)] : []),
      ...drained.slice(0, 3).map((pod) => fromSpec(podRef(pod), 'spec.nodeName', `${pod.spec?.nodeName}, cordoned`)),
    ],
    parameters: {
      wanted: written(budget),
      pods: expected,
      workloads: owners.map(({ kind, name }) => `${kind}/${name}`).join(', '),
      nodes: nodes.join(', ') || '–',
    },
    remedy: remedy(
      'upgrades/k3s',
      object,
      kubectl('describe', object),
      command('kubectl', '-n', object.namespace ?? '', 'get', 'pods', '-o', 'wide'),
      kubectl('edit', object),
    ),
    // With pods that do not work the budget has no room in any case: they come first.
    blames: pods.some(isHurt) ? owners : [],
  };
}

/** How many pods there should be is asked of their controller; for pods without a scale Kubernetes then allows nothing. */
function failure(cluster: Cluster, { status }: Budget): string | undefined {
  const condition = status?.conditions?.find(({ type }) => type === 'DisruptionAllowed');
  if (condition?.reason !== 'SyncFailed' || condition.status !== 'False') return undefined;
  if (secondsSince(cluster, condition.lastTransitionTime) < patience) return undefined;
  return `SyncFailed: ${condition.message}`;
}
