import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { type Cut, cutBetween } from '../policy/cut.ts';
import { enforcement } from '../policy/enforced.ts';
import type { End, Wanted } from '../policy/policy.ts';
import { podsBehind } from '../selected.ts';
import type { Address } from './patterns/host.ts';
import { servicesAt } from './routed.ts';
import { type Destination, slicesOf } from './service.ts';

type Service = KindTypes['Service'];

/** What NetworkPolicies forbid between a pod and what its program dials; undefined when they allow it, or nobody enforces them. */
export function cutOff(cluster: Cluster, pod: Pod, destination: Destination, address: Address): Cut | undefined {
  if (enforcement(cluster) === 'no') return undefined;
  const from: End = { is: 'pod', pod };
  const to = (end: End, port: number | undefined) => cutBetween(cluster, from, end, { port, protocol: 'TCP' });
  switch (destination.is) {
    case 'service':
      return toService(cluster, destination.service, address.port, to);
    case 'pod':
      return to({ is: 'pod', pod: destination.pod }, address.port);
    case 'external':
      return (
        to(isAddress(address.host) ? { is: 'address', address: address.host } : { is: 'outside' }, address.port) ??
        throughBalancer(cluster, address, to)
      );
    case 'absent':
    case 'self':
      return undefined;
  }
}

type Reach = (end: End, port: number | undefined) => Cut | undefined;

/**
 * The address of a load balancer never leaves the cluster: it becomes that of a pod behind it before any policy is asked. So
 * leave to go to that address is none. The same is true of a name whose requests a route of this cluster serves.
 */
function throughBalancer(cluster: Cluster, { host, port }: Address, to: Reach): Cut | undefined {
  const routed = servicesAt(cluster, host).length > 0;
  const fronts = cluster.all('Service').filter(({ spec, status }) => {
    const own = (status?.loadBalancer?.ingress ?? []).filter(({ ip, ipMode }) => ip && ipMode !== 'Proxy');
    const meant = own.some(({ ip }) => ip === host) || (routed && own.length > 0);
    return spec?.type === 'LoadBalancer' && meant && spec.ports?.some((one) => port === undefined || one.port === port);
  });
  const cuts = fronts.map((service) => toService(cluster, service, port, to));
  return cuts.every((cut) => cut?.direction === 'egress') ? cuts[0] : undefined;
}

/** A Service is cut off when each of its ports is, on each of its pods. Some plug-ins look at its own address, others do not. */
function toService(cluster: Cluster, service: Service, port: number | undefined, to: Reach): Cut | undefined {
  const asked = (service.spec?.ports ?? []).filter((one) => port === undefined || one.port === port);
  const ends = asked.flatMap((one) =>
    backendsOf(cluster, service).map((end) => ({
      cut: to(end, end.is === 'pod' ? targetOf(end.pod, one) : Number(one.targetPort ?? one.port)),
      front: one.port,
    })),
  );
  const clusterIp = service.spec?.clusterIP ?? '';
  const cuts = ends.map(({ cut, front }) => {
    const byAddress = cut?.direction === 'egress' && isAddress(clusterIp);
    return byAddress && !to({ is: 'address', address: clusterIp }, front) ? undefined : cut;
  });
  return cuts.every((cut) => cut !== undefined) ? cuts[0] : undefined;
}

function backendsOf(cluster: Cluster, service: Service): readonly End[] {
  const pods = podsBehind(cluster, service);
  if (pods.length > 0) return pods.map((pod) => ({ is: 'pod', pod }));
  const addresses = slicesOf(cluster, service)
    .flatMap((slice) => slice.endpoints ?? [])
    .flatMap(({ addresses: list }) => list ?? []);
  return addresses.map((address) => ({ is: 'address', address }));
}

interface ServicePort {
  readonly port: number;
  readonly targetPort?: number | string;
  readonly protocol?: string;
}

/** The number of the pod's port behind a port of its Service; undefined when it is named and the pod has none of the name. */
export function targetOf(pod: Pod, { port, targetPort, protocol = 'TCP' }: ServicePort): Wanted['port'] {
  const target = targetPort ?? port;
  if (typeof target === 'number' || /^\d+$/.test(target)) return Number(target);
  const containers = [...(pod.spec?.containers ?? []), ...(pod.spec?.initContainers ?? [])];
  return containers
    .flatMap(({ ports }) => ports ?? [])
    .find((one) => one.name === target && (one.protocol ?? 'TCP') === protocol)?.containerPort;
}

function isAddress(host: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.includes(':');
}
