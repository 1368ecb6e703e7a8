import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { type LabelSelector, selectsLabels } from '../selector.ts';

export type Budget = KindTypes['PodDisruptionBudget'];

export function budgetRef(budget: Budget): ObjectRef {
  return refOf('PodDisruptionBudget', budget);
}

/** Budgets that people wrote: those that an operator makes and withdraws by itself are its own business. */
export const budgets = perCluster((cluster): readonly Budget[] =>
  cluster
    .all('PodDisruptionBudget')
    .filter(
      ({ metadata }) => !metadata.deletionTimestamp && !metadata.ownerReferences?.some((owner) => owner.controller),
    ),
);

/** Pods that a budget protects: those that live. An empty selector takes every pod of the namespace. */
export const protectedBy: (cluster: Cluster) => ReadonlyMap<Budget, readonly Pod[]> = perCluster(
  (cluster) =>
    new Map(
      cluster.all('PodDisruptionBudget').map((budget) => {
        const selector = budget.spec?.selector as LabelSelector | undefined;
        const pods = cluster.pods(budget.metadata.namespace ?? '').filter((pod) => isAlive(pod));
        return [budget, pods.filter((pod) => selectsLabels(selector, pod.metadata.labels))] as const;
      }),
    ),
);

function isAlive({ metadata, status }: Pod): boolean {
  return !metadata.deletionTimestamp && status?.phase !== 'Succeeded' && status?.phase !== 'Failed';
}

/** The workloads of these pods, each once. */
export function workloadsOf(cluster: Cluster, pods: readonly Pod[]): readonly ObjectRef[] {
  const refs = pods.map((pod) => workloadOf(cluster, 'Pod', pod));
  return [...new Map(refs.map((ref) => [`${ref.kind}/${ref.name}`, ref])).values()];
}

/** A whole number of pods or a percentage of them, rounded up as the API server does for budgets. */
export function podCount(value: unknown, of: number): number | undefined {
  const percent = /^(\d+)%$/.exec(String(value ?? ''))?.[1];
  if (percent !== undefined) return Math.ceil((Number(percent) * of) / 100);
  const count = Number(value ?? Number.NaN);
  return Number.isInteger(count) && count >= 0 ? count : undefined;
}

/** `minAvailable: 2`, as it stands in the spec. */
export function written({ spec }: Budget): string {
  return spec?.maxUnavailable === undefined
    ? `minAvailable: ${spec?.minAvailable ?? '–'}`
    : `maxUnavailable: ${spec.maxUnavailable}`;
}
