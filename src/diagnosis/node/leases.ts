import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';

type Lease = KindTypes['Lease'];

/** When a lease was last renewed, in milliseconds, by the clock of its holder. */
export function renewedAt(lease: Lease | undefined): number | undefined {
  const at = Date.parse(String(lease?.spec?.renewTime ?? ''));
  return Number.isNaN(at) ? undefined : at;
}

export function nodeLease(cluster: Cluster, node: string): Lease | undefined {
  return cluster.get('Lease', 'kube-node-lease', node);
}

/**
 * How many milliseconds a lease lies behind what the cluster itself did last, so that a wrong clock of ours does not count.
 * Undefined when there is no lease, or nothing to compare it with.
 */
export function behind(cluster: Cluster, lease: Lease | undefined): number | undefined {
  const own = renewedAt(lease);
  if (own === undefined || !lease) return undefined;
  const others = newestRenewals(cluster).filter((other) => other.lease !== lease);
  const newest = others[0];
  // A holder whose clock runs ahead must not make all others look late.
  return newest === undefined ? undefined : Math.min(newest.at, cluster.now) - own;
}

/** Kubernetes waits 40 to 50 seconds before it marks a node; a lease this old is past that, for a leader's all the more. */
const lateMs = 60_000;

export function isLate(cluster: Cluster, lease: Lease | undefined): boolean {
  return (behind(cluster, lease) ?? 0) >= lateMs;
}

const known = new WeakMap<Cluster, readonly { readonly lease: Lease; readonly at: number }[]>();

/** The two that were renewed last: the second is there for when the first is the one in question. */
function newestRenewals(cluster: Cluster) {
  let newest = known.get(cluster);
  if (!newest) {
    newest = cluster
      .all('Lease')
      .flatMap((lease) => ({ lease, at: renewedAt(lease) ?? 0 }))
      .filter(({ at }) => at > 0)
      .toSorted((a, b) => b.at - a.at)
      .slice(0, 2);
    known.set(cluster, newest);
  }
  return newest;
}

/** When anything in the cluster was last renewed; undefined without leases. */
export function lastRenewal(cluster: Cluster): number | undefined {
  return newestRenewals(cluster)[0]?.at;
}
