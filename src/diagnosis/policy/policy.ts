import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf } from '../containers.ts';
import { perCluster } from '../per-cluster.ts';
import { type LabelSelector, selectsLabels } from '../selector.ts';
import { inRange, reachesOutside } from './cidr.ts';

export type NetworkPolicy = KindTypes['NetworkPolicy'];
export type Direction = 'ingress' | 'egress';

/** One end of a connection: a pod, an address that is known, or some host outside whose address is not. */
export type End =
  | { readonly is: 'pod'; readonly pod: Pod }
  | { readonly is: 'address'; readonly address: string }
  | { readonly is: 'outside' };

/** Where a connection goes: a number, as the server's pod sees it. */
export interface Wanted {
  readonly port?: number | undefined;
  readonly protocol: 'TCP' | 'UDP';
}

export interface Peer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: { readonly cidr?: string; readonly except?: readonly string[] };
}

export interface PolicyPort {
  readonly port?: number | string;
  readonly endPort?: number;
  readonly protocol?: string;
}

/** A rule of either direction in one shape. Absent or empty lists mean: everybody, every port. */
export interface PolicyRule {
  readonly peers: readonly Peer[];
  readonly ports: readonly PolicyPort[];
}

export function rulesOf({ spec }: NetworkPolicy, direction: Direction): readonly PolicyRule[] {
  if (direction === 'ingress')
    return listed(spec?.ingress).map(({ from, ports }) => ({ peers: listed(from), ports: listed(ports) }));
  return listed(spec?.egress).map(({ to, ports }) => ({ peers: listed(to), ports: listed(ports) }));
}

function listed<T>(list: readonly T[] | null | undefined): readonly T[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : [];
}

/** Whether the policy restricts this direction. Without `policyTypes` it is ingress, and egress if there is a rule for it. */
export function isolates({ spec }: NetworkPolicy, direction: Direction): boolean {
  const types = spec?.policyTypes ?? [];
  if (types.length > 0) return types.some((type) => String(type).toLowerCase() === direction);
  return direction === 'ingress' || listed(spec?.egress).length > 0;
}

/** The policies that restrict a pod in one direction. Policies do not reach pods in the network of their node. */
export function policiesOn(cluster: Cluster, pod: Pod, direction: Direction): readonly NetworkPolicy[] {
  if (pod.spec?.hostNetwork === true) return [];
  return (byNamespace(cluster).get(pod.metadata.namespace ?? '') ?? []).filter(
    (policy) => isolates(policy, direction) && selectsLabels(policy.spec?.podSelector ?? {}, pod.metadata.labels),
  );
}

const byNamespace = perCluster((cluster) =>
  Map.groupBy(cluster.all('NetworkPolicy'), ({ metadata }) => metadata.namespace ?? ''),
);

/** Labels of a namespace, with the one that the API server gives to each. */
export function namespaceLabels(cluster: Cluster, name: string): Readonly<Record<string, string>> {
  return { ...cluster.get('Namespace', undefined, name)?.metadata.labels, 'kubernetes.io/metadata.name': name };
}

export function allows(cluster: Cluster, policy: NetworkPolicy, rule: PolicyRule, other: End, port: PortOf): boolean {
  return admitsPeer(cluster, policy, rule, other) && admitsPort(rule, port);
}

export function admitsPeer(cluster: Cluster, policy: NetworkPolicy, { peers }: PolicyRule, other: End): boolean {
  return peers.length === 0 || peers.some((peer) => matchesPeer(cluster, policy, peer, other));
}

function matchesPeer(cluster: Cluster, policy: NetworkPolicy, peer: Peer, other: End): boolean {
  if (peer.ipBlock) return matchesBlock(peer.ipBlock, other);
  if (other.is !== 'pod') return false;
  const { namespace = '', labels } = other.pod.metadata;
  const inNamespace = peer.namespaceSelector
    ? selectsLabels(peer.namespaceSelector, namespaceLabels(cluster, namespace))
    : namespace === policy.metadata.namespace;
  return inNamespace && (peer.podSelector === undefined || selectsLabels(peer.podSelector, labels));
}

/** Network plug-ins differ in whether a block means pods too; where one may allow, nothing is said to be cut. */
function matchesBlock({ cidr = '', except = [] }: NonNullable<Peer['ipBlock']>, other: End): boolean {
  if (other.is === 'outside') return reachesOutside(cidr);
  const addresses =
    other.is === 'address'
      ? [other.address]
      : [other.pod.status?.podIP, ...(other.pod.status?.podIPs ?? []).map(({ ip }) => ip)];
  return addresses.some(
    (address) => address && inRange(address, cidr) && !except.some((hole) => inRange(address, String(hole))),
  );
}

/** A port with the pod that listens on it, in which port names are looked up. */
export interface PortOf extends Wanted {
  readonly server?: Pod | undefined;
}

export function admitsPort({ ports }: PolicyRule, wanted: PortOf): boolean {
  return ports.length === 0 || ports.some((port) => matchesPort(port, wanted));
}

function matchesPort({ port, endPort, protocol = 'TCP' }: PolicyPort, wanted: PortOf): boolean {
  if (protocol !== wanted.protocol) return false;
  if (port === undefined || wanted.port === undefined) return true;
  if (typeof port === 'number') return wanted.port >= port && wanted.port <= (endPort ?? port);
  if (/^\d+$/.test(port)) return Number(port) === wanted.port;
  // Of a server that is no pod, nobody knows what its ports are called.
  if (!wanted.server) return true;
  return containersOf(wanted.server).some(({ spec }) =>
    (spec.ports ?? []).some(({ name, containerPort }) => name === port && containerPort === wanted.port),
  );
}
