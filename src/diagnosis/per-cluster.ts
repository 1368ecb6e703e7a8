import type { Cluster } from './cluster.ts';

/** Computes something once for each cluster and keeps it as long as the cluster is, for what several rules of a family share. */
export function perCluster<T>(compute: (cluster: Cluster) => T): (cluster: Cluster) => T {
  return keptBy((cluster) => cluster, compute);
}

/**
 * The same for what follows from the objects of the cluster alone, and neither from logs nor from the time: it is kept for
 * all that is asked of one reading. What logs to read is asked first, and judged with them is later.
 */
export function perReading<T>(compute: (cluster: Cluster) => T): (cluster: Cluster) => T {
  return keptBy((cluster) => cluster.snapshot.kinds, compute);
}

function keptBy<T>(keyOf: (cluster: Cluster) => object, compute: (cluster: Cluster) => T): (cluster: Cluster) => T {
  const kept = new WeakMap<object, { readonly value: T }>();
  return (cluster) => {
    const key = keyOf(cluster);
    let known = kept.get(key);
    if (!known) {
      known = { value: compute(cluster) };
      kept.set(key, known);
    }
    return known.value;
  };
}
