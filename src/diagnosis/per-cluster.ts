import type { Cluster } from './cluster.ts';

/** Computes something once for each cluster and keeps it as long as the cluster is, for what several rules of a family share. */
export function perCluster<T>(compute: (cluster: Cluster) => T): (cluster: Cluster) => T {
  const kept = new WeakMap<Cluster, { readonly value: T }>();
  return (cluster) => {
    let known = kept.get(cluster);
    if (!known) {
      known = { value: compute(cluster) };
      kept.set(cluster, known);
    }
    return known.value;
  };
}
