import type { Evidence } from '../../model/finding.ts';
import type { Kind } from '../../model/kinds.ts';
import type { KubeObject, ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { secondsSince } from './conditions.ts';

/** Something that a controller should have done at once, and has not. */
export interface Undone {
  readonly object: ObjectRef;
  readonly evidence: Evidence;
  /** Whether it is known to be undone for long, so that it proves the matter alone. */
  readonly sure: boolean;
}

/** The controller manager looks at a new object within a second. */
const slowest = 30;

/**
 * Work that the controller manager has left undone. When a change was made is mostly not known, and one alone may have been
 * made in the very second of the snapshot: without a sure one, two are needed.
 */
export function undoneWork(cluster: Cluster): readonly Undone[] {
  const undone = [...unseenWorkloads(cluster), ...shortSets(cluster), ...staleEndpoints(cluster)];
  return undone.length > 1 || undone.some((one) => one.sure) ? undone : [];
}

const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'] as const satisfies readonly Kind[];

interface Observed extends KubeObject {
  readonly status?: { readonly observedGeneration?: number };
}

/** Workloads whose present form no controller has looked at. */
function unseenWorkloads(cluster: Cluster): readonly Undone[] {
  return kinds.flatMap((kind) =>
    (cluster.all(kind) as readonly Observed[]).flatMap((object) => {
      const seen = object.status?.observedGeneration;
      const { generation, creationTimestamp, deletionTimestamp } = object.metadata;
      const age = secondsSince(cluster.now, creationTimestamp);
      const isOld = age !== undefined && age > slowest;
      if (deletionTimestamp || generation === undefined || !isOld || (seen ?? 0) >= generation) return [];
      const ref = refOf(kind, object);
      const value = `${seen ?? 'none'} (metadata.generation ${generation})`;
      return [{ object: ref, evidence: fromStatus(ref, 'status.observedGeneration', value), sure: seen === undefined }];
    }),
  );
}

/** ReplicaSets with fewer pods than they want, terminating ones counted, and no word of why. */
function shortSets(cluster: Cluster): readonly Undone[] {
  const podsByOwner = ownedPods(cluster);
  return cluster.all('ReplicaSet').flatMap((set) => {
    const wanted = set.spec?.replicas ?? 1;
    const age = secondsSince(cluster.now, set.metadata.creationTimestamp) ?? 0;
    if (!(wanted > 0) || age < slowest || !cluster.canRead('Pod') || hasSaidWhy(cluster, set)) return [];
    const own = podsByOwner.get(set.metadata.uid) ?? 0;
    if (own >= wanted) return [];
    const ref = refOf('ReplicaSet', set);
    return [{ object: ref, evidence: fromStatus(ref, 'spec.replicas', `${wanted}, pods ${own}`), sure: false }];
  });
}

/** How many pods each owner has, by its uid: asking each set for its own would look at all pods for every set. */
function ownedPods(cluster: Cluster): ReadonlyMap<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const { metadata } of cluster.all('Pod'))
    for (const uid of new Set(metadata.ownerReferences?.map((owner) => owner.uid)))
      counts.set(uid, (counts.get(uid) ?? 0) + 1);
  return counts;
}

function hasSaidWhy(
  cluster: Cluster,
  set: KubeObject & { status?: { conditions?: readonly { type: string }[] } },
): boolean {
  const failed = set.status?.conditions?.some((condition) => condition.type === 'ReplicaFailure') ?? false;
  return failed || cluster.events('ReplicaSet', set).some((event) => event.reason === 'FailedCreate');
}

/** Endpoints that still name a pod that is gone. */
function staleEndpoints(cluster: Cluster): readonly Undone[] {
  return cluster.all('EndpointSlice').flatMap((slice) => {
    const targets = (slice.endpoints ?? []).flatMap(({ targetRef }) =>
      targetRef?.kind === 'Pod' ? [targetRef.name ?? ''] : [],
    );
    const gone = targets.find((name) => cluster.exists('Pod', slice.metadata.namespace, name) === 'no');
    if (gone === undefined) return [];
    const ref = refOf('EndpointSlice', slice);
    return [{ object: ref, evidence: fromStatus(ref, 'endpoints[].targetRef', `Pod ${gone}: not found`), sure: false }];
  });
}
