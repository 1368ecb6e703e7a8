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
  if (workload.kind === 'Deployment') return previousReplicaSet(cluster, pod, workload);
  if (workload.kind !== 'StatefulSet' && workload.kind !== 'DaemonSet') return undefined;
  const hash = revisionOf(pod);
  const older = readyPods(cluster, workload).find((other) => revisionOf(other) !== hash);
  const set = cluster.get(workload.kind, workload.namespace, workload.name);
  const newest = set && 'updateRevision' in (set.status ?? {}) ? (set.status as Revisions).updateRevision : hash;
  if (!hash || !older || newest !== hash) return undefined;
  return fromStatus(refOf('Pod', older), 'metadata.labels[controller-revision-hash]', `${revisionOf(older)}, ready`);
}

interface Revisions {
  readonly updateRevision?: string;
}

const revisionOf = (pod: Pod) => pod.metadata.labels?.['controller-revision-hash'];

function previousReplicaSet(cluster: Cluster, pod: Pod, workload: ObjectRef): Evidence | undefined {
  const owner = pod.metadata.ownerReferences?.find((reference) => reference.controller)?.name;
  const sets = replicaSetsOf(cluster, workload);
  const own = sets.find((set) => set.metadata.name === owner);
  if (!own || sets.some((set) => revision(set) > revision(own))) return undefined;
  const before = sets
    .filter((set) => set !== own && revision(set) < revision(own) && (set.status?.readyReplicas ?? 0) > 0)
    .toSorted((a, b) => revision(b) - revision(a))[0];
  if (!before) return undefined;
  const ready = before.status?.readyReplicas ?? 0;
  return fromStatus(refOf('ReplicaSet', before), 'status.readyReplicas', `${ready}, revision ${revision(before)}`);
}

type ReplicaSet = KindTypes['ReplicaSet'];

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
