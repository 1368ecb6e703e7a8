import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf } from '../containers.ts';
import { perCluster } from '../per-cluster.ts';
import { reachesOutside } from '../policy/cidr.ts';
import { cutBetween } from '../policy/cut.ts';
import { podsBehind } from '../selected.ts';
import { type Surface, surfaceBehind, surfaceByLabels, surfaceByPort } from './surface.ts';

type Service = KindTypes['Service'];
type ServicePort = NonNullable<NonNullable<Service['spec']>['ports']>[number];

/** A port of a Service behind which an admin surface answers. */
export interface Found {
  readonly surface: Surface;
  readonly port: ServicePort;
  readonly pod: Pod | undefined;
}

/** The admin surfaces behind a Service, by port. Those that a NetworkPolicy hides from outside are left out. */
export function surfacesOf(cluster: Cluster, service: Service): readonly Found[] {
  const pods = podsBehind(cluster, service);
  return (service.spec?.ports ?? []).flatMap((port): readonly Found[] => {
    const target = port.targetPort ?? port.port;
    for (const pod of pods) {
      const surface = surfaceIn(pod, target);
      if (surface) return isHidden(cluster, pod, numberOf(pod, target)) ? [] : [{ surface, port, pod }];
    }
    const surface = pods.length === 0 ? surfaceByNames(service, port) : undefined;
    return surface ? [{ surface, port, pod: undefined }] : [];
  });
}

/** An image of somebody's own says nothing; then the labels do, on the program's usual port, or the port alone. */
function surfaceIn(pod: Pod, target: number | string): Surface | undefined {
  const number = numberOf(pod, target);
  return (
    surfaceBehind(pod, target) ?? surfaceByLabels({ ...pod.metadata.labels }, number) ?? surfaceByPort(pod, number)
  );
}

export interface OnHost {
  readonly surface: Surface;
  readonly pod: Pod;
  readonly port: number;
}

/** The admin surfaces that a pod offers at ports of its node, as pods in the node's network do too. */
export function surfacesOnHost(cluster: Cluster, pod: Pod): readonly OnHost[] {
  const isStatic = pod.metadata.ownerReferences?.some(({ kind }) => kind === 'Node');
  // What belongs to the cluster itself asks for certificates.
  if (isStatic || pod.metadata.namespace === 'kube-system' || pod.metadata.deletionTimestamp) return [];
  if (pod.status?.phase !== 'Running') return [];
  return containersOf(pod).flatMap(({ spec }) => {
    if ([...(spec.command ?? []), ...(spec.args ?? [])].some((word) => isLoopback(word))) return [];
    return (spec.ports ?? []).flatMap(({ hostPort, hostIP = '', containerPort, protocol = 'TCP' }) => {
      if (!hostPort || protocol !== 'TCP' || isLoopback(hostIP)) return [];
      const surface = surfaceIn(pod, containerPort);
      if (!surface || (pod.spec?.hostNetwork !== true && isHidden(cluster, pod, containerPort))) return [];
      return [{ surface, pod, port: hostPort }];
    });
  });
}

function isLoopback(word: string): boolean {
  return /(?<![\w.])(?:127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)(?![\w.])/.test(word);
}

/** Whether the world can reach one of these addresses, or the nodes: an address at home or in a company is for few. */
export function isPublic(cluster: Cluster, ways: readonly string[]): boolean {
  const balanced = ways.flatMap((way) => /^(?:LoadBalancer|externalIP) (\S+):\d+$/.exec(way)?.[1] ?? []);
  if (balanced.some((address) => reachesOutside(`${address}/${address.includes(':') ? 128 : 32}`))) return true;
  return ways.some((way) => /^(?:NodePort|hostPort)/.test(way)) && nodesArePublic(cluster);
}

const nodesArePublic = perCluster((cluster): boolean =>
  cluster
    .all('Node')
    .flatMap(({ status }) => status?.addresses ?? [])
    .some(
      ({ type, address }) => type.endsWith('IP') && reachesOutside(`${address}/${address.includes(':') ? 128 : 32}`),
    ),
);

/** NaN for a name that no container has. */
function numberOf(pod: Pod, target: number | string): number {
  const named = containersOf(pod)
    .flatMap(({ spec }) => spec.ports ?? [])
    .find(({ name }) => name === target);
  return named?.containerPort ?? Number(target);
}

function surfaceByNames({ metadata, spec }: Service, { port, targetPort }: ServicePort): Surface | undefined {
  const target = Number.isInteger(Number(targetPort)) ? Number(targetPort) : port;
  return surfaceByLabels({ ...metadata.labels, ...spec?.selector }, target);
}

function isHidden(cluster: Cluster, pod: Pod, port: number): boolean {
  const wanted = { port: Number.isInteger(port) ? port : undefined, protocol: 'TCP' as const };
  return cutBetween(cluster, { is: 'outside' }, { is: 'pod', pod }, wanted) !== undefined;
}

/** Ways by which the world outside reaches a Service's port, such as `NodePort 30432`. Empty when it is for the cluster only. */
export function waysIn({ metadata, spec, status }: Service, { port, nodePort }: ServicePort): readonly string[] {
  const isInternal = Object.entries(metadata.annotations ?? {}).some(
    ([key, value]) =>
      (/internal/i.test(key) && /^(?:true|internal|0\.0\.0\.0\/0)$/i.test(value)) ||
      (/source-?ranges$/i.test(key) && value !== '' && !value.includes('0.0.0.0/0')),
  );
  // Such balancers reach the members of a private network.
  const isPrivate = /tailscale|netbird|internal|private|vpn/i.test(spec?.loadBalancerClass ?? '');
  if (isInternal || isPrivate || (spec?.loadBalancerSourceRanges ?? []).length > 0) return [];
  const addresses = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip ?? hostname ?? '');
  const balanced = spec?.type === 'LoadBalancer' ? [`LoadBalancer ${[...addresses, ''][0]}:${port}`] : [];
  const onNodes = (spec?.type === 'NodePort' || balanced.length > 0) && nodePort ? [`NodePort ${nodePort}`] : [];
  const external = (spec?.externalIPs ?? []).map((ip) => `externalIP ${ip}:${port}`);
  return [...balanced, ...onNodes, ...external];
}

/** Middlewares that ask who comes, or look where from; also those of which one cannot tell. */
const guards = [
  'basicAuth',
  'digestAuth',
  'forwardAuth',
  'ipAllowList',
  'ipWhiteList',
  'plugin',
  'chain',
  'passTLSClientCert',
];

/** Whether a Traefik Middleware of this name keeps strangers out. What is not there may do so: its absence is another finding. */
export function guardsDoor(cluster: Cluster, namespace: string, name: string): boolean {
  const middleware = cluster.get('Middleware', namespace, name) ?? cluster.get('LegacyMiddleware', namespace, name);
  return !middleware || guards.some((sort) => Object.hasOwn(middleware.spec ?? {}, sort));
}

/** The same for `namespace-name@kubernetescrd`, as the annotation of an Ingress writes it. */
export function guardsDoorOf(cluster: Cluster, written: string): boolean {
  const [joined = '', provider] = written.trim().split('@');
  const known = [...cluster.all('Middleware'), ...cluster.all('LegacyMiddleware')].find(
    ({ metadata }) => `${metadata.namespace}-${metadata.name}` === joined,
  );
  return (
    provider !== 'kubernetescrd' || !known || guardsDoor(cluster, known.metadata.namespace ?? '', known.metadata.name)
  );
}

/** Whether Traefik's entry points have middlewares of their own, which then guard every route. */
export const entryPointsAreGuarded = perCluster((cluster): boolean => {
  const settings = cluster
    .all('Pod')
    .flatMap(({ spec }) =>
      (spec?.containers ?? []).filter(({ image }) => /traefik/.test(image ?? '')).flatMap(({ args }) => args ?? []),
    );
  return settings.some((arg) => /^--entrypoints\.[\w-]+\.http\.middlewares/i.test(arg));
});

/** Names of the ports at which Services of Traefik are reached from outside: those of its entry points. */
export const published = perCluster((cluster): ReadonlySet<string> => {
  const services = cluster
    .all('Service')
    .filter((service) =>
      podsBehind(cluster, service).some((pod) =>
        containersOf(pod).some(({ spec }) => /traefik/.test(spec.image ?? '')),
      ),
    );
  const ports = services.flatMap((service) =>
    (service.spec?.ports ?? []).filter((port) => waysIn(service, port).length > 0).map(({ name = '' }) => name),
  );
  return new Set(ports.map((name) => name.toLowerCase()));
});

/** Names that no public DNS answers for. */
export function isPrivateName(host: string): boolean {
  return /^localhost$|\.(?:local|localhost|localdomain|lan|internal|intranet|home|corp|private|test|home\.arpa)$/i.test(
    host,
  );
}
