import type { Cluster } from '../cluster.ts';
import {
  admitsPeer,
  admitsPort,
  allows,
  type Direction,
  type End,
  type NetworkPolicy,
  type PortOf,
  policiesOn,
  rulesOf,
  type Wanted,
} from './policy.ts';

/** A connection that NetworkPolicies forbid. */
export interface Cut {
  readonly direction: Direction;
  /** All policies that restrict the pod, none of which allows the connection. */
  readonly policies: readonly NetworkPolicy[];
  /** The one whose author most likely meant to allow it: the one to change. */
  readonly culprit: NetworkPolicy;
}

/** Undefined when the connection is allowed, or when nothing restricts it. A hostname's end is `outside`. */
export function cutBetween(cluster: Cluster, from: End, to: End, wanted: Wanted): Cut | undefined {
  if (!cluster.canRead('NetworkPolicy') || !cluster.canRead('Namespace')) return undefined;
  const port: PortOf = { ...wanted, server: to.is === 'pod' ? to.pod : undefined };
  return (
    (from.is === 'pod' ? cutIn(cluster, 'egress', from.pod, to, port) : undefined) ??
    (to.is === 'pod' ? cutIn(cluster, 'ingress', to.pod, from, port) : undefined)
  );
}

type PodEnd = Extract<End, { is: 'pod' }>['pod'];

function cutIn(cluster: Cluster, direction: Direction, pod: PodEnd, other: End, port: PortOf): Cut | undefined {
  const policies = policiesOn(cluster, pod, direction);
  if (policies.length === 0) return undefined;
  const allowed = policies.some((policy) =>
    rulesOf(policy, direction).some((rule) => allows(cluster, policy, rule, other, port)),
  );
  return allowed ? undefined : { direction, policies, culprit: mostLikely(cluster, policies, direction, other, port) };
}

/** One that nearly allows it, else the one made for these pods in particular, else the one that denies everything. */
function mostLikely(
  cluster: Cluster,
  policies: readonly NetworkPolicy[],
  direction: Direction,
  other: End,
  port: PortOf,
): NetworkPolicy {
  const rank = (policy: NetworkPolicy): readonly number[] => {
    const rules = rulesOf(policy, direction);
    const near = rules.some(
      (rule) => admitsPeer(cluster, policy, rule, other) || (rule.ports.length > 0 && admitsPort(rule, port)),
    );
    const { matchLabels = {}, matchExpressions = [] } = policy.spec?.podSelector ?? {};
    return [near ? 1 : 0, Object.keys(matchLabels).length + matchExpressions.length, -rules.length];
  };
  const [first] = policies.toSorted(
    (a, b) => compare(rank(b), rank(a)) || a.metadata.name.localeCompare(b.metadata.name),
  );
  return first as NetworkPolicy;
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
