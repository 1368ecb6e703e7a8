import type { Kind, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromSpec, podRef } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { type LabelSelector, meets, requirementsOf, selectsLabels, writtenRequirement } from '../selector.ts';
import { type Budget, budgetRef, budgets, protectedBy, workloadsOf, written } from './budget.ts';
import { secondsSince } from './condition.ts';

const patience = 600;
const templated = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
] as const satisfies readonly Kind[];

/** Budgets that do not protect what they should: two for one pod, which forbids every eviction of it, or none for any pod. */
export const w08BudgetSelector: Rule = {
  code: 'W8',
  family: 'workload',
  reads: ['PodDisruptionBudget', 'Pod', 'Deployment', 'StatefulSet'],
  consults: ['DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob', 'Event'],
  *check(cluster) {
    yield* overlaps(cluster);
    for (const budget of budgets(cluster)) {
      const draft = idle(cluster, budget);
      if (draft) yield draft;
    }
  },
};

/** One finding for the widest of the budgets, since that is the one to narrow. */
function* overlaps(cluster: Cluster): Iterable<Draft> {
  const byPod = new Map<Pod, Budget[]>();
  for (const [budget, pods] of protectedBy(cluster)) {
    if (budget.metadata.deletionTimestamp) continue;
    for (const pod of pods) byPod.set(pod, [...(byPod.get(pod) ?? []), budget]);
  }
  const shared = [...byPod].filter(([, list]) => list.length > 1);
  const width = (budget: Budget) => protectedBy(cluster).get(budget)?.length ?? 0;
  const widest = (list: readonly Budget[]) =>
    list.toSorted((a, b) => width(b) - width(a) || younger(a, b))[0] as Budget;
  for (const [budget, group] of Map.groupBy(shared, ([, list]) => widest(list))) {
    const pods = group.map(([pod]) => pod);
    const others = [...new Set(group.flatMap(([, list]) => list))].filter((one) => one !== budget);
    yield draft(cluster, budget, others, pods);
  }
}

function younger({ metadata: a }: Budget, { metadata: b }: Budget): number {
  return (b.creationTimestamp ?? '').localeCompare(a.creationTimestamp ?? '') || a.name.localeCompare(b.name);
}

function draft(cluster: Cluster, budget: Budget, others: readonly Budget[], pods: readonly Pod[]): Draft {
  const object = budgetRef(budget);
  const owners = workloadsOf(cluster, pods);
  const events = pods.flatMap((pod) =>
    cluster.events('Pod', pod).filter(({ reason }) => reason === 'MultiplePodDisruptionBudgets'),
  );
  return {
    severity: 'warning',
    object,
    victims: [object],
    related: [...others.map(budgetRef), ...owners].map((ref) => ({ ...ref, role: 'reference' as const })),
    evidence: [
      fromSpec(object, 'spec.selector', writtenSelector(budget)),
      ...others.slice(0, 3).map((other) => fromSpec(budgetRef(other), 'spec.selector', writtenSelector(other))),
      ...events.slice(0, 2).map(fromEvent),
      ...pods.slice(0, 2).map((pod) => fromSpec(podRef(pod), 'metadata.labels', labelsOf(pod))),
    ],
    parameters: {
      selector: writtenSelector(budget),
      others: others.map(({ metadata }) => metadata.name).join(', '),
      workloads: owners.map(({ kind, name }) => `${kind}/${name}`).join(', '),
    },
    remedy: remedyOf(budget),
  };
}

/** A budget for a workload that is scaled to zero, or whose pods come and go, has its template to match. */
function idle(cluster: Cluster, budget: Budget): Draft | undefined {
  const { metadata, spec, status } = budget;
  const selector = spec?.selector as LabelSelector | undefined;
  if (!selector || requirementsOf(selector).length === 0 || (status?.expectedPods ?? 0) > 0) return undefined;
  if (secondsSince(cluster, metadata.creationTimestamp) < patience) return undefined;
  const pods = cluster.pods(metadata.namespace ?? '');
  if (pods.some((pod) => selectsLabels(selector, pod.metadata.labels))) return undefined;
  const labels = templated.flatMap((kind) => templates(cluster, kind, metadata.namespace));
  if (labels.some((one) => selectsLabels(selector, one))) return undefined;
  if (waitsForState(cluster, budget, [...labels, ...pods.map((pod) => pod.metadata.labels)])) return undefined;
  const object = budgetRef(budget);
  return {
    severity: 'warning',
    object,
    victims: [object],
    evidence: [
      fromSpec(object, 'spec.selector', writtenSelector(budget)),
      fromSpec(object, 'spec', `${written(budget)}, ${pods.length} pods in the namespace, 0 selected`),
    ],
    parameters: { selector: writtenSelector(budget), others: '–', workloads: '–' },
    remedy: remedyOf(budget),
  };
}

/** What a label that marks a state says: it is on, whatever it is. */
const flag = /^(?:true|yes|on|1|enabled|active)$/i;

/**
 * A budget may wait for a label that no pod has at rest, because an operator sets it for as long as something is under way:
 * Zalando's marks its pods with `critical-operation: 'true'` during an upgrade. Then the rest of the selector fits pods, and
 * the label is a flag, or the pods have another budget for their ordinary days. A single budget with a label too many is none.
 */
function waitsForState(cluster: Cluster, budget: Budget, labels: readonly (Labels | undefined)[]): boolean {
  const known = new Set(labels.flatMap((one) => Object.keys(one ?? {})));
  const needs = requirementsOf(budget.spec?.selector ?? {});
  const [absent, rest] = [needs.filter(({ key }) => !known.has(key)), needs.filter(({ key }) => known.has(key))];
  if (absent.length === 0 || rest.length === 0) return false;
  const fitting = (own: Labels | undefined) => rest.every((need) => meets(need, own));
  if (!labels.some(fitting)) return false;
  const isFlag = absent.every(
    ({ operator, values }) => operator === 'Exists' || values?.every((one) => flag.test(one)),
  );
  return isFlag || othersProtect(cluster, budget, fitting);
}

function othersProtect(cluster: Cluster, budget: Budget, fitting: (labels: Labels | undefined) => boolean): boolean {
  return [...protectedBy(cluster)].some(
    ([other, pods]) =>
      other !== budget &&
      other.metadata.namespace === budget.metadata.namespace &&
      pods.some(({ metadata }) => fitting(metadata.labels)),
  );
}

type Labels = Readonly<Record<string, string>>;

interface Templated {
  readonly spec?: {
    readonly template?: { readonly metadata?: { readonly labels?: Record<string, string> } };
    readonly jobTemplate?: Templated;
  };
}

function templates(cluster: Cluster, kind: (typeof templated)[number], namespace: string | undefined) {
  return cluster
    .all(kind)
    .filter(({ metadata }) => metadata.namespace === namespace)
    .map((one) => {
      const { spec } = one as Templated;
      return (spec?.jobTemplate?.spec ?? spec)?.template?.metadata?.labels;
    });
}

function writtenSelector({ spec }: Budget): string {
  return (
    requirementsOf((spec?.selector ?? {}) as LabelSelector)
      .map(writtenRequirement)
      .join(', ') || '{}'
  );
}

function labelsOf({ metadata }: Pod): string {
  return Object.entries(metadata.labels ?? {})
    .map(([label, value]) => `${label}=${value}`)
    .join(', ');
}

function remedyOf(budget: Budget) {
  const object = budgetRef(budget);
  return remedy(
    'upgrades/k3s',
    object,
    command('kubectl', '-n', object.namespace ?? '', 'get', 'poddisruptionbudgets', '-o', 'wide'),
    command('kubectl', '-n', object.namespace ?? '', 'get', 'pods', '--show-labels'),
    kubectl('edit', object),
  );
}
