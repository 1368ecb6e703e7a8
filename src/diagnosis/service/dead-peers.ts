import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';
import {
  admitsPeer,
  type Direction,
  type NetworkPolicy,
  namespaceLabels,
  type Peer,
  type PolicyRule,
} from '../policy/policy.ts';
import { type Labels, makersIn } from '../selected.ts';
import { type LabelSelector, selectsLabels } from '../selector.ts';
import { distance } from '../spelling.ts';
import { writtenLabels } from './near-miss.ts';

/** A peer that selects nothing, and what looks meant. */
export interface DeadPeer {
  readonly peer: Peer;
  /** `kube-system has kubernetes.io/metadata.name=kube-system`; absent when nothing looks meant. */
  readonly near?: string;
}

/**
 * Peers that select nothing and were meant to: something nearly fits that no other peer lets through, or the policy lets
 * nobody through at all. One for a namespace that is not there yet is everyday life.
 */
export function deadPeers(
  cluster: Cluster,
  policy: NetworkPolicy,
  direction: Direction,
  rules: readonly PolicyRule[],
): readonly DeadPeer[] {
  const peers = rules.flatMap((rule) => rule.peers);
  const dead = peers.filter((peer) => isDead(cluster, policy, peer));
  const near = dead.flatMap((peer) => {
    const found = nearTo(cluster, policy, peer, rules);
    return found === undefined ? [] : [{ peer, near: found }];
  });
  if (near.length > 0) return near;
  const all = dead.length === peers.length && rules.every((rule) => rule.peers.length > 0) && dead.length > 0;
  return all && protects(cluster, policy)
    ? dead.filter((peer) => isStrange(cluster, peer)).map((peer) => ({ peer }))
    : [];
}

function isDead(cluster: Cluster, policy: NetworkPolicy, peer: Peer): boolean {
  if (peer.ipBlock || (!peer.namespaceSelector && !peer.podSelector)) return false;
  const namespaces = namespacesOf(cluster, policy, peer);
  if (namespaces.length === 0) return true;
  if (!peer.podSelector || isEmpty(peer.podSelector)) return false;
  return !namespaces.some((name) => labelsIn(cluster, name).some((labels) => selectsLabels(peer.podSelector, labels)));
}

function isEmpty({ matchLabels, matchExpressions }: LabelSelector): boolean {
  return Object.keys(matchLabels ?? {}).length === 0 && (matchExpressions ?? []).length === 0;
}

function namespacesOf(cluster: Cluster, policy: NetworkPolicy, { namespaceSelector }: Peer): readonly string[] {
  if (!namespaceSelector) return [policy.metadata.namespace ?? ''];
  return cluster
    .all('Namespace')
    .map(({ metadata }) => metadata.name)
    .filter((name) => selectsLabels(namespaceSelector, namespaceLabels(cluster, name)));
}

/** The labels of pods that are there, and of those that workloads would make. */
function labelsIn(cluster: Cluster, namespace: string): readonly Labels[] {
  return labelsByNamespace(cluster)(namespace);
}

const labelsByNamespace = perCluster((cluster) => {
  const kept = new Map<string, readonly Labels[]>();
  return (namespace: string) => {
    const known = kept.get(namespace) ?? [
      ...cluster.pods(namespace).map(({ metadata }) => metadata.labels ?? {}),
      ...makersIn(cluster, namespace).map(({ labels }) => labels),
    ];
    kept.set(namespace, known);
    return known;
  };
});

function nearTo(cluster: Cluster, policy: NetworkPolicy, peer: Peer, rules: readonly PolicyRule[]): string | undefined {
  if (namespacesOf(cluster, policy, peer).length === 0) return nearNamespace(cluster, policy, peer, rules);
  const pods = namespacesOf(cluster, policy, peer).flatMap((name) => cluster.pods(name));
  const open = (pod: Pod) => rules.some((rule) => admitsPeer(cluster, policy, rule, { is: 'pod', pod }));
  const found = pods.find(
    (pod) => isNearly(peer.podSelector?.matchLabels ?? {}, pod.metadata.labels ?? {}, true) && !open(pod),
  );
  return (
    found && `pod ${found.metadata.name} has ${writtenLabels(telling(peer.podSelector, found.metadata.labels ?? {}))}`
  );
}

function nearNamespace(
  cluster: Cluster,
  policy: NetworkPolicy,
  { namespaceSelector }: Peer,
  rules: readonly PolicyRule[],
): string | undefined {
  const wanted = namespaceSelector?.matchLabels ?? {};
  const found = cluster.all('Namespace').find(({ metadata }) => {
    const labels = namespaceLabels(cluster, metadata.name);
    return isNearly(wanted, labels, false) && !isOpen(cluster, policy, rules, metadata.name);
  });
  const name = found?.metadata.name ?? '';
  return (
    found &&
    `namespace ${name} has ${writtenLabels({ 'kubernetes.io/metadata.name': name, ...telling(namespaceSelector, namespaceLabels(cluster, name)) })}`
  );
}

/** Whether another peer names the same namespace rightly, as policies for old and new clusters do. */
function isOpen(cluster: Cluster, policy: NetworkPolicy, rules: readonly PolicyRule[], namespace: string): boolean {
  const pod: Pod = { metadata: { name: '', namespace } };
  return rules.some(
    (rule) =>
      rule.peers.some(
        ({ namespaceSelector }) =>
          namespaceSelector && selectsLabels(namespaceSelector, namespaceLabels(cluster, namespace)),
      ) || admitsPeer(cluster, policy, rule, { is: 'pod', pod }),
  );
}

const identity = /(?:^|[./])(?:app|name|k8s-app|component|metadata\.name|namespace|ns)$/;
const spelling = (a: string, b: string) => a !== b && distance(a, b) <= Math.max(1, Math.floor(b.length / 5));

/** Every label fits but those that name the thing, and these say the same in other words or in another spelling. */
function isNearly(wanted: Labels, has: Labels, strict: boolean): boolean {
  const unmet = Object.entries(wanted).filter(([label, value]) => has[label] !== value);
  const met = Object.entries(wanted).filter(([label, value]) => has[label] === value);
  if (unmet.length === 0) return false;
  const named = unmet.filter(([label]) => identity.test(label));
  const nearly = named.every(([label, value]) => {
    const own = has[label];
    if (own !== undefined) return spelling(own, value);
    return Object.entries(has).some(([key, text]) => identity.test(key) && text === value);
  });
  if (named.length > 0) return nearly && (!strict || named.length === unmet.length);
  // Labels that a tool put into every selector spoil one that names the thing rightly.
  return !strict && met.some(([label]) => identity.test(label));
}

function telling(selector: LabelSelector | undefined, labels: Labels): Labels {
  const values = new Set(Object.values(selector?.matchLabels ?? {}));
  const keys = new Set(Object.keys(selector?.matchLabels ?? {}));
  return Object.fromEntries(Object.entries(labels).filter(([key, value]) => keys.has(key) || values.has(value)));
}

/** Whether the policy is about pods that are there: one for a part that is not installed hurts nobody. */
function protects(cluster: Cluster, { metadata, spec }: NetworkPolicy): boolean {
  return cluster
    .pods(metadata.namespace ?? '')
    .some((pod) => selectsLabels(spec?.podSelector ?? {}, pod.metadata.labels));
}

/** A label that no namespace carries and that is no name: not for a namespace to come, but one that somebody forgot to set. */
function isStrange(cluster: Cluster, { namespaceSelector }: Peer): boolean {
  const keys = Object.keys(namespaceSelector?.matchLabels ?? {});
  return keys.some((key) => !identity.test(key) && !keysOfNamespaces(cluster).has(key));
}

const keysOfNamespaces = perCluster(
  (cluster) =>
    new Set(
      cluster.all('Namespace').flatMap(({ metadata }: KindTypes['Namespace']) => Object.keys(metadata.labels ?? {})),
    ),
);

/** The policy itself selects no pod, and one in its namespace nearly fits. */
export function missedTarget(cluster: Cluster, policy: NetworkPolicy): { wanted: string; near: string } | undefined {
  const { namespace = '' } = policy.metadata;
  const wanted = policy.spec?.podSelector?.matchLabels ?? {};
  if (Object.keys(wanted).length === 0 || (policy.spec?.podSelector?.matchExpressions ?? []).length > 0)
    return undefined;
  const all = labelsIn(cluster, namespace);
  if (all.some((labels) => selectsLabels({ matchLabels: wanted }, labels))) return undefined;
  const near = cluster.pods(namespace).find((pod) => isNearly(wanted, pod.metadata.labels ?? {}, true));
  if (!near) return undefined;
  const has = telling(policy.spec?.podSelector, near.metadata.labels ?? {});
  return { wanted: writtenLabels(wanted), near: `pod ${near.metadata.name} has ${writtenLabels(has)}` };
}
