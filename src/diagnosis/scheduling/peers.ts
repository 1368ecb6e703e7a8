import type { Node, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';
import { type LabelSelector, requirementsOf, selectsLabels } from '../selector.ts';
import { isOver } from './requests.ts';

/** A rule about other pods that keeps a pod off a node. */
export interface PeerObstacle {
  readonly rule: 'podAffinity' | 'podAntiAffinity' | 'topologySpreadConstraints';
  readonly topologyKey: string;
  /** The placed pod whose presence, or whose own anti-affinity, is in the way: `namespace/name`. */
  readonly because?: string;
}

interface Term {
  readonly topologyKey: string;
  readonly labelSelector?: LabelSelector;
  readonly namespaces?: readonly string[];
  readonly namespaceSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
}

interface Spread {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly minDomains?: number;
  readonly whenUnsatisfiable: string;
  readonly labelSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
}

/** What the pod's rules about its neighbours, and theirs about it, say of placing it on a node. `candidates` are the nodes its own selectors allow. */
export function peerObstacles(cluster: Cluster, pod: Pod, candidates: readonly Node[]): (node: Node) => PeerObstacle[] {
  const checks = [
    ...required(pod, 'podAntiAffinity').map((term) => antiAffinity(cluster, pod, term)),
    ...required(pod, 'podAffinity').map((term) => affinity(cluster, pod, term)),
    ...((pod.spec?.topologySpreadConstraints ?? []) as readonly Spread[])
      .filter((constraint) => constraint.whenUnsatisfiable !== 'ScheduleAnyway')
      .map((constraint) => spread(cluster, pod, constraint, candidates)),
    refusedByOthers(cluster, pod),
  ];
  return (node) => checks.flatMap((check) => check(node) ?? []);
}

type Check = (node: Node) => PeerObstacle | undefined;

function required(pod: Pod, which: 'podAffinity' | 'podAntiAffinity'): readonly Term[] {
  const list = pod.spec?.affinity?.[which]?.requiredDuringSchedulingIgnoredDuringExecution;
  return Array.isArray(list) ? list : [];
}

function antiAffinity(cluster: Cluster, pod: Pod, term: Term): Check {
  const occupied = domainsOf(cluster, term.topologyKey, peersOf(cluster, pod, term));
  return (node) => {
    const because = occupied.get(labelOf(node, term.topologyKey) ?? '');
    return because && { rule: 'podAntiAffinity', topologyKey: term.topologyKey, because: nameOf(because) };
  };
}

/** The first of a group that wants to be together may go anywhere, else none ever could. */
function affinity(cluster: Cluster, pod: Pod, term: Term): Check {
  const peers = peersOf(cluster, pod, term);
  const first = peers.length === 0 && matcher(pod, term, nowhere)(pod);
  const wanted = domainsOf(cluster, term.topologyKey, peers);
  return (node) => {
    const domain = labelOf(node, term.topologyKey);
    const met = domain !== undefined && (first || wanted.has(domain));
    return met ? undefined : { rule: 'podAffinity', topologyKey: term.topologyKey };
  };
}

function spread(cluster: Cluster, pod: Pod, constraint: Spread, candidates: readonly Node[]): Check {
  const { topologyKey, maxSkew, minDomains = 1 } = constraint;
  const means = matcher(pod, constraint, nowhere);
  const counts = new Map<string, number>();
  for (const node of candidates) {
    const domain = labelOf(node, topologyKey);
    if (domain === undefined) continue;
    const here = cluster.podsOnNode(node.metadata.name).filter(means);
    const living = here.filter((peer) => !isOver(peer) && !peer.metadata.deletionTimestamp);
    counts.set(domain, (counts.get(domain) ?? 0) + living.length);
  }
  const least = counts.size < minDomains ? 0 : Math.min(...counts.values());
  const own = means(pod) ? 1 : 0;
  return (node) => {
    const here = counts.get(labelOf(node, topologyKey) ?? '');
    const fits = here !== undefined && here + own - least <= maxSkew;
    return fits ? undefined : { rule: 'topologySpreadConstraints', topologyKey };
  };
}

/** Placed pods that refuse to share a domain with this one. */
function refusedByOthers(cluster: Cluster, pod: Pod): Check {
  const refusing = loners(cluster).flatMap((other) =>
    required(other, 'podAntiAffinity')
      .filter((term) => matcher(other, term, inNamespace(cluster, term))(pod))
      .map((term) => ({ other, key: term.topologyKey, domain: domainOf(cluster, other, term.topologyKey) })),
  );
  return (node) => {
    const found = refusing.find(({ key, domain }) => domain !== undefined && domain === labelOf(node, key));
    return found && { rule: 'podAntiAffinity', topologyKey: found.key, because: nameOf(found.other) };
  };
}

/** Placed pods with an anti-affinity of their own; few, so that every pending pod can be held against each. */
const loners = perCluster((cluster) =>
  cluster.all('Pod').filter((pod) => isPlaced(pod) && required(pod, 'podAntiAffinity').length > 0),
);

function peersOf(cluster: Cluster, pod: Pod, term: Term): readonly Pod[] {
  const means = matcher(pod, term, inNamespace(cluster, term));
  const elsewhere = (term.namespaces?.length ?? 0) > 0 || term.namespaceSelector !== undefined;
  const candidates = elsewhere ? cluster.all('Pod') : cluster.pods(pod.metadata.namespace ?? '');
  return candidates.filter((peer) => isPlaced(peer) && means(peer));
}

function inNamespace(cluster: Cluster, { namespaceSelector }: Term): (name: string) => boolean {
  return (name) => {
    if (!namespaceSelector) return false;
    if (requirementsOf(namespaceSelector).length === 0) return true;
    return selectsLabels(namespaceSelector, cluster.get('Namespace', undefined, name)?.metadata.labels);
  };
}

type Selecting = Pick<
  Term,
  'labelSelector' | 'namespaces' | 'namespaceSelector' | 'matchLabelKeys' | 'mismatchLabelKeys'
>;

/** Whether the rule of `pod` means a peer. Without namespaces of its own a rule means those in the pod's namespace. */
function matcher(pod: Pod, rule: Selecting, selected: (namespace: string) => boolean): (peer: Pod) => boolean {
  const named = rule.namespaces ?? [];
  const own = named.length === 0 && !rule.namespaceSelector;
  const labels = pod.metadata.labels ?? {};
  const same = (rule.matchLabelKeys ?? []).filter((key) => key in labels);
  const other = rule.mismatchLabelKeys ?? [];
  return (peer) => {
    const namespace = peer.metadata.namespace ?? '';
    if (!(own ? namespace === pod.metadata.namespace : named.includes(namespace) || selected(namespace))) return false;
    const has = peer.metadata.labels ?? {};
    return (
      selectsLabels(rule.labelSelector, has) &&
      same.every((key) => has[key] === labels[key]) &&
      other.every((key) => has[key] !== labels[key])
    );
  };
}

const nowhere = () => false;

function domainsOf(cluster: Cluster, key: string, pods: readonly Pod[]): ReadonlyMap<string, Pod> {
  return new Map(
    pods.flatMap((pod) => {
      const domain = domainOf(cluster, pod, key);
      return domain === undefined ? [] : [[domain, pod] as const];
    }),
  );
}

function domainOf(cluster: Cluster, pod: Pod, key: string): string | undefined {
  const node = cluster.node(pod.spec?.nodeName);
  return node && labelOf(node, key);
}

function labelOf(node: Node, key: string): string | undefined {
  return node.metadata.labels?.[key];
}

function isPlaced(pod: Pod): boolean {
  return Boolean(pod.spec?.nodeName) && !isOver(pod);
}

function nameOf(pod: Pod): string {
  return `${pod.metadata.namespace}/${pod.metadata.name}`;
}
