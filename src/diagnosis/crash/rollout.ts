import type { Evidence } from '../../model/finding.ts';
import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { kubectl } from '../remedy.ts';
import { readyPods } from './trouble.ts';

/** A failing pod of the newest version while the version before still serves: going back is safe and ends the trouble. */
export interface BadRollout {
  readonly evidence: Evidence;
  readonly undo: string;
}

export function badRollout(cluster: Cluster, pod: Pod, workload: ObjectRef): BadRollout | undefined {
  const serves = servingPredecessor(cluster, pod, workload);
  if (!serves) return undefined;
  return { evidence: serves, undo: kubectl(['rollout', 'undo'], workload) };
}

function servingPredecessor(cluster: Cluster, pod: Pod, workload: ObjectRef): Evidence | undefined {
  if (workload.kind === 'Deployment') {
    const owner = pod.metadata.ownerReferences?.find((reference) => reference.controller)?.name;
    return owner === undefined ? undefined : predecessor(cluster, workload, owner);
  }
  if (workload.kind !== 'StatefulSet' && workload.kind !== 'DaemonSet') return undefined;
  const own = revisionOf(pod);
  const older = readyPods(cluster, workload).find((other) => revisionOf(other) !== own);
  if (!own || !older || !isNewest(cluster, pod, older, workload)) return undefined;
  return fromStatus(refOf('Pod', older), 'metadata.labels[controller-revision-hash]', `${revisionOf(older)}, ready`);
}

const revisionOf = (pod: Pod) => pod.metadata.labels?.['controller-revision-hash'];

/** Both kinds count their versions, though not in the same place. */
function isNewest(cluster: Cluster, pod: Pod, older: Pod, { kind, namespace, name }: ObjectRef): boolean {
  if (kind === 'StatefulSet') {
    const newest = cluster.get('StatefulSet', namespace, name)?.status?.updateRevision;
    return newest === undefined || newest === revisionOf(pod);
  }
  const generation = (one: Pod) => Number(one.metadata.labels?.['pod-template-generation'] ?? Number.NaN);
  return !(generation(pod) <= generation(older));
}

type ReplicaSet = KindTypes['ReplicaSet'];

/**
 * The version that a Deployment's newest one replaces, when that one served: it still has ready pods, or the Deployment was
 * available until the newest came. A version with the same pods, as `rollout restart` makes, is no other version.
 * @param newest the ReplicaSet in question; nothing is said of one that is not the newest
 */
export function predecessor(cluster: Cluster, workload: ObjectRef, newest: string): Evidence | undefined {
  const sets = replicaSetsOf(cluster, workload);
  const own = sets.find((set) => set.metadata.name === newest);
  if (!own || sets.some((set) => revision(set) > revision(own))) return undefined;
  const before = sets
    .filter((set) => set !== own && revision(set) < revision(own) && !samePods(set, own))
    .toSorted((a, b) => revision(b) - revision(a));
  const serving = before.find((set) => (set.status?.readyReplicas ?? 0) > 0);
  if (serving) {
    const ready = serving.status?.readyReplicas ?? 0;
    return fromStatus(refOf('ReplicaSet', serving), 'status.readyReplicas', `${ready}, revision ${revision(serving)}`);
  }
  const [last] = before;
  const until = last && availableUntil(cluster, workload, own);
  return until === undefined
    ? undefined
    : fromStatus(workload, 'status.conditions[Available]', `False since ${until}, revision ${revision(own)}`);
}

function samePods(one: ReplicaSet, other: ReplicaSet): boolean {
  const pods = one.spec?.template?.spec;
  return pods !== undefined && JSON.stringify(pods) === JSON.stringify(other.spec?.template?.spec);
}

/** When a Deployment stopped being available, if that was the doing of the version that is still being rolled out. */
function availableUntil(cluster: Cluster, { namespace, name }: ObjectRef, newest: ReplicaSet): string | undefined {
  const deployment = cluster.get('Deployment', namespace, name);
  const condition = (wanted: string) => deployment?.status?.conditions?.find(({ type }) => type === wanted);
  const available = condition('Available');
  if (available?.status !== 'False' || condition('Progressing')?.reason === 'NewReplicaSetAvailable') return undefined;
  const since = String(available.lastTransitionTime ?? '');
  const minute = 60_000;
  const came = Date.parse(newest.metadata.creationTimestamp ?? '');
  const born = Date.parse(deployment?.metadata.creationTimestamp ?? '');
  return Date.parse(since) >= came - minute && came > born + minute ? since : undefined;
}

export function replicaSetsOf(cluster: Cluster, workload: ObjectRef): readonly ReplicaSet[] {
  return replicaSets(cluster).get(`${workload.namespace ?? ''}/${workload.name}`) ?? [];
}

const replicaSets = perCluster((cluster) =>
  Map.groupBy(cluster.all('ReplicaSet'), ({ metadata }) => {
    const owner = metadata.ownerReferences?.find(({ kind }) => kind === 'Deployment');
    return `${metadata.namespace ?? ''}/${owner?.name ?? ''}`;
  }),
);

/** The number that a Deployment counts its versions with; 0 when it is missing. */
export function revision(set: ReplicaSet): number {
  return Number(set.metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0) || 0;
}
