import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf } from '../containers.ts';
import { perCluster } from '../per-cluster.ts';
import { cutBetween } from '../policy/cut.ts';
import { podsBehind } from '../selected.ts';
import { type Surface, surfaceBehind, surfaceByLabels } from './surface.ts';

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
      // An image of somebody's own says nothing; then the labels do, on the program's usual port.
      const surface = surfaceBehind(pod, target) ?? surfaceByLabels({ ...pod.metadata.labels }, numberOf(pod, target));
      if (surface) return isHidden(cluster, pod, numberOf(pod, target)) ? [] : [{ surface, port, pod }];
    }
    const surface = pods.length === 0 ? surfaceByNames(service, port) : undefined;
    return surface ? [{ surface, port, pod: undefined }] : [];
  });
}

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
    ([key, value]) => /internal/i.test(key) && /^(?:true|internal|0\.0\.0\.0\/0)$/i.test(value),
  );
  if (isInternal || (spec?.loadBalancerSourceRanges ?? []).length > 0) return [];
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

/** Names that no public DNS answers for. */
export function isPrivateName(host: string): boolean {
  return /^localhost$|\.(?:local|localhost|localdomain|lan|internal|intranet|home|corp|private|test|home\.arpa)$/i.test(
    host,
  );
}
