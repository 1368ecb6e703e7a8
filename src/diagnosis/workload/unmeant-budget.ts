import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { selectsLabels } from '../selector.ts';
import { templates } from '../template.ts';
import { targetOf } from './autoscaler.ts';
import { type Budget, budgets, podCount, protectedBy, workloadsOf } from './budget.ts';

/**
 * Whether a budget of one for a single pod came about by itself, rather than that somebody wants to be asked before this pod
 * goes: a chart brought it, or the same words protect a sibling that has room. Only where a node could be emptied at all.
 */
export function isUnmeant(cluster: Cluster, budget: Budget): boolean {
  if (usableNodes(cluster) < 2) return false;
  const [owner, ...others] = workloadsOf(cluster, protectedBy(cluster).get(budget) ?? []);
  if (!owner || others.length > 0 || !isOfTemplate(cluster, budget, owner) || grows(cluster, owner)) return false;
  return isOfChart(budget) || siblings(cluster, budget).some((sibling) => hasRoom(cluster, sibling));
}

function usableNodes(cluster: Cluster): number {
  return cluster.all('Node').filter(({ spec }) => spec?.unschedulable !== true).length;
}

/** Operators choose single pods by labels that they write at run time, and move those themselves. */
function isOfTemplate(cluster: Cluster, { spec }: Budget, owner: ObjectRef): boolean {
  if (owner.kind !== 'Deployment' && owner.kind !== 'StatefulSet') return false;
  const template = templates(cluster).find(({ ref }) => keyOf(ref) === keyOf(owner));
  return template?.replicas === 1 && selectsLabels(spec?.selector, template.pod.metadata.labels);
}

/** An autoscaler will add pods when there is work. */
function grows(cluster: Cluster, owner: ObjectRef): boolean {
  return cluster
    .all('HorizontalPodAutoscaler')
    .some((one) => keyOf(targetOf(one)) === keyOf(owner) && (one.spec?.maxReplicas ?? 1) > 1);
}

function isOfChart({ metadata }: Budget): boolean {
  return (
    metadata.labels?.['app.kubernetes.io/managed-by'] === 'Helm' ||
    metadata.labels?.['helm.sh/chart'] !== undefined ||
    metadata.annotations?.['meta.helm.sh/release-name'] !== undefined
  );
}

function siblings(cluster: Cluster, budget: Budget): readonly Budget[] {
  return budgets(cluster).filter(
    (one) =>
      one !== budget &&
      one.metadata.namespace === budget.metadata.namespace &&
      one.spec?.minAvailable !== undefined &&
      String(one.spec.minAvailable) === String(budget.spec?.minAvailable),
  );
}

function hasRoom(cluster: Cluster, budget: Budget): boolean {
  const pods = (protectedBy(cluster).get(budget) ?? []).length;
  return pods > (podCount(budget.spec?.minAvailable, pods) ?? pods);
}
