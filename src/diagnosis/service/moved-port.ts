import type { Evidence } from '../../model/finding.ts';
import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import { valueOf } from '../../model/readable.ts';
import type { LogRequest } from '../../model/snapshot.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf } from '../containers.ts';
import { fromLog, fromSpec, podRef } from '../evidence.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { consumersOf, isForUsers } from './consumers.ts';
import { declaredIn, type ServicePort } from './ports.ts';
import { routersOf } from './routers.ts';

type Service = KindTypes['Service'];

export interface Asked {
  readonly service: Service;
  readonly port: ServicePort;
  readonly pods: readonly Pod[];
  /** The number to which the port leads: none that the pods declare or are probed on. */
  readonly target: number;
}

/**
 * Signs that a Service was made for a port that its pods had in an older version, or for that of another program: an earlier
 * revision had it, the port of that name has another number now, the command line lists other ones, or the controller that
 * leads there is refused. Empty when there is none.
 */
export function movedPort(cluster: Cluster, asked: Asked): readonly Evidence[] {
  const { service, pods, target } = asked;
  if (!pods.some(isReady)) return [];
  const refused = refusedRouters(cluster, asked);
  if (refused.length > 0) return refused;
  const declares = pods.every(({ spec }) => (spec?.containers ?? []).every(({ ports }) => (ports ?? []).length > 0));
  if (!declares || pods.some((pod) => mentions(pod, target))) return [];
  const routed = isForUsers(cluster, service);
  // Who asks a headless Service goes straight to the pods, whatever its ports say.
  if (service.spec?.clusterIP === 'None' && !routed) return [];
  const before = earlier(cluster, asked);
  if (before.length > 0 || pods.some(isToldOutOfSight)) return before;
  const renumbered = sameName(asked);
  return renumbered.length > 0 || !routed ? renumbered : commandLine(asked);
}

function isReady(pod: Pod): boolean {
  return pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true;
}

/** Whether a command line, a probe or an annotation speaks of the port. */
function mentions({ metadata, spec }: Pod, target: number): boolean {
  const word = new RegExp(`(?<!\\d)${target}(?!\\d)`);
  const words = (spec?.containers ?? []).flatMap(({ command = [], args = [] }) => [...command, ...args]);
  return [...words, ...Object.values(metadata.annotations ?? {})].some((text) =>
    word.test(String(text).slice(0, 20_000)),
  );
}

/** Values of variables are not kept, so that one of these may name the port. */
function isToldOutOfSight({ spec }: Pod): boolean {
  return (spec?.containers ?? []).some(({ env }) =>
    (env ?? []).some(({ name }) => /port|listen|addr|bind/i.test(name)),
  );
}

/** A revision of the same Deployment that is kept for going back. */
function earlier(cluster: Cluster, { pods, target }: Asked): readonly Evidence[] {
  const [pod] = pods as readonly [Pod];
  const owner = workloadOf(cluster, 'Pod', pod);
  const set = revisions(cluster)
    .get(`${owner.namespace}/${owner.name}`)
    ?.find(({ spec }) => declaredIn(spec?.template?.spec).some(({ containerPort }) => containerPort === target));
  return set ? [fromSpec(refOf('ReplicaSet', set), 'spec.template.spec.containers[*].ports', target)] : [];
}

const revisions = perCluster((cluster) => {
  const past = cluster.all('ReplicaSet').filter(({ spec, status }) => spec?.replicas === 0 && !status?.replicas);
  return Map.groupBy(past, ({ metadata }) => {
    const owner = metadata.ownerReferences?.find(({ controller }) => controller);
    return `${metadata.namespace}/${owner?.name ?? ''}`;
  });
});

/** The Service's port has the name of a port that the pods do have, under another number. */
function sameName({ service, port, pods }: Asked): readonly Evidence[] {
  const [pod] = pods as readonly [Pod];
  const own = declaredIn(pod.spec).find(({ name }) => name !== undefined && name === port.name);
  if (!own || (own.protocol ?? 'TCP') !== (port.protocol ?? 'TCP')) return [];
  const led = (service.spec?.ports ?? []).some(
    ({ port: number, targetPort = number }) => targetPort === own.containerPort || targetPort === own.name,
  );
  return led ? [] : [fromSpec(podRef(pod), `spec.containers[*].ports[${own.name}]`, own.containerPort)];
}

/** `--entryPoints.web.address=:8000/tcp`, `-listen 0.0.0.0:8080`, `--port=3000` */
const listens = /(?:^|[=\s])(?:[\w.*[\]-]*:)?(\d{2,5})(?:\/tcp)?$/i;

/** The command line says where the program listens, and what it says agrees with what the pod declares. */
function commandLine({ pods }: Asked): readonly Evidence[] {
  const [pod] = pods as readonly [Pod];
  return (pod.spec?.containers ?? []).flatMap(({ name, args = [], command = [], ports }) => {
    const word = [...command, ...args].find((text) => {
      const number = Number(listens.exec(String(text).slice(0, 300))?.[1] ?? Number.NaN);
      return /port|listen|addr|bind/i.test(text) && (ports ?? []).some(({ containerPort }) => containerPort === number);
    });
    return word === undefined ? [] : [fromSpec(podRef(pod), `spec.containers[${name}].args`, word)];
  });
}

/** The controllers that lead users to the port. */
function routersTo(cluster: Cluster, service: Service, port: ServicePort): readonly Pod[] {
  const routes = consumersOf(cluster, service).filter(
    ({ how, port: led }) => how === 'route' && (led === port.port || led === port.name),
  );
  const refs: readonly ObjectRef[] = routes.slice(0, 2).map(({ ref }) => ref);
  return [...new Set(refs.flatMap((ref) => routersOf(cluster, ref).slice(0, 2)))];
}

export function routerLogs(cluster: Cluster, service: Service, port: ServicePort): readonly LogRequest[] {
  return routersTo(cluster, service, port).flatMap((router) => containersOf(router).slice(0, 1).map(requestOf));
}

function requestOf({ pod, name }: { readonly pod: Pod; readonly name: string }): LogRequest {
  return { namespace: pod.metadata.namespace ?? '', pod: pod.metadata.name, container: name, previous: false };
}

/** A controller writes that the pod itself refused it on that port. */
function refusedRouters(cluster: Cluster, { service, port, pods, target }: Asked): readonly Evidence[] {
  const addresses = pods.filter(isReady).flatMap(({ status }) => status?.podIP ?? []);
  for (const router of routersTo(cluster, service, port)) {
    for (const container of containersOf(router).slice(0, 1)) {
      const lines = (valueOf(cluster.log(requestOf(container))) ?? '').split('\n').slice(-2000);
      const line = lines.findLast(
        (one) => /refused/i.test(one) && addresses.some((address) => one.includes(`${address}:${target}`)),
      );
      if (line !== undefined) return [fromLog(container, line)];
    }
  }
  return [];
}
