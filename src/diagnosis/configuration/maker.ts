import type { Evidence } from '../../model/finding.ts';
import type { Kind } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';

/**
 * The last complaint about the object of an add-on from which a Secret or ConfigMap of the same name should have been made,
 * such as a SealedSecret or an ExternalSecret: it says why there is none.
 */
export function saidOfMaker(cluster: Cluster, { namespace, name }: ObjectRef): readonly Evidence[] {
  const last = (complaints(cluster).get(`${namespace ?? ''}/${name}`) ?? []).toSorted(
    (a, b) => eventTime(b) - eventTime(a),
  )[0];
  return last ? [fromEvent(last)] : [];
}

/** Warnings about objects of kinds that are in no snapshot, by namespace and name. */
const complaints = perCluster((cluster) => {
  const foreign = cluster
    .all('Event')
    .filter(({ type, involvedObject: { kind } }) => type === 'Warning' && !cluster.snapshot.kinds.has(kind as Kind));
  return Map.groupBy(foreign, ({ involvedObject: about }) => `${about.namespace ?? ''}/${about.name ?? ''}`);
});
