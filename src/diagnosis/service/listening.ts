import type { Evidence } from '../../model/finding.ts';
import type { KindTypes, Pod } from '../../model/kinds.ts';
import { valueOf } from '../../model/readable.ts';
import type { LogRequest } from '../../model/snapshot.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf } from '../containers.ts';
import { describeProbe, type ProbeKind, probeOf } from '../crash/probes.ts';
import { fromLog, fromSpec, podRef } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import { podsBehind } from '../selected.ts';
import { consumersOf, isForUsers } from './consumers.ts';
import { movedPort } from './moved-port.ts';
import { declaredIn, type ServicePort } from './ports.ts';

type Service = KindTypes['Service'];

/** The number of a Service's target; undefined for names, and for UDP, which nobody probes. */
function numberOf({ port, targetPort = port, protocol = 'TCP' }: ServicePort): number | undefined {
  const number = Number(targetPort);
  return protocol === 'TCP' && Number.isInteger(number) ? number : undefined;
}

/** Whether a Service's target port is one that its pods neither declare nor are probed on, while they do declare or probe others. */
export function looksWrong(port: ServicePort, pods: readonly Pod[]): boolean {
  const target = numberOf(port);
  const [pod] = pods;
  if (target === undefined || !pod) return false;
  const known = pods.flatMap((one) => [...declaredIn(one.spec).map((own) => own.containerPort), ...probedPorts(one)]);
  return known.length > 0 && !known.includes(target);
}

const probes: readonly ProbeKind[] = ['readiness', 'liveness', 'startup'];

function probedPorts(pod: Pod): readonly number[] {
  return containersOf(pod).flatMap((container) => probes.flatMap((kind) => probedPort(container, kind) ?? []));
}

function probedPort(container: Container, kind: ProbeKind): number | undefined {
  const probe = probeOf(container, kind);
  const asked = probe?.httpGet?.port ?? probe?.tcpSocket?.port ?? probe?.grpc?.port;
  const number = Number(asked ?? Number.NaN);
  if (Number.isInteger(number)) return number;
  return (container.spec.ports ?? []).find(({ name }) => name === asked)?.containerPort;
}

/** The logs in which pods may say where they listen. */
export function listenerLogs(pods: readonly Pod[]): readonly LogRequest[] {
  return pods
    .slice(0, 2)
    .flatMap((pod) => containersOf(pod).filter(({ role, status }) => role === 'main' && status?.state?.running))
    .map(({ pod, name }) => requestOf(pod, name));
}

function requestOf({ metadata }: Pod, container: string): LogRequest {
  return { namespace: metadata.namespace ?? '', pod: metadata.name, container, previous: false };
}

/** What proves that pods listen on another port than the Service sends to; undefined when nothing does. */
export function listensElsewhere(
  cluster: Cluster,
  service: Service,
  port: ServicePort,
  pods: readonly Pod[],
): readonly Evidence[] | undefined {
  const target = numberOf(port) ?? 0;
  const told = logEvidence(cluster, target, pods);
  if (told === 'here') return undefined;
  const consumers = consumersOf(cluster, service);
  const refused = consumers.find(
    ({ how, port: dialled }) => how === 'dial' && (dialled === undefined || dialled === port.port),
  );
  if (told) return told;
  const [pod] = pods as readonly [Pod];
  if (refused && pods.some(isReady)) return [refused.evidence, ...probeEvidence(pod, target)];
  const seen = isAlone(cluster, service, pods) ? unledEvidence(cluster, service, pods, target) : undefined;
  if (seen) return seen;
  const moved = movedPort(cluster, { service, port, pods, target });
  return moved.length > 0 ? moved : undefined;
}

/** The pods have ports to which nothing leads, and a probe, the image or that it is for users says that they were meant. */
function unledEvidence(
  cluster: Cluster,
  service: Service,
  pods: readonly Pod[],
  target: number,
): readonly Evidence[] | undefined {
  const [pod] = pods as readonly [Pod];
  const probed = pods.some(isReady) ? probeEvidence(pod, target) : [];
  const usual = usualPort(pod, target);
  return probed.length > 0 || usual.length > 0 || isForUsers(cluster, service) ? [...probed, ...usual] : undefined;
}

/** Every container declares its ports, and no Service leads to one of them: then this one was meant to. */
function isAlone(cluster: Cluster, service: Service, pods: readonly Pod[]): boolean {
  const declares = pods.every((pod) => (pod.spec?.containers ?? []).every(({ ports }) => (ports ?? []).length > 0));
  const declared = new Set(
    pods.flatMap((pod) =>
      declaredIn(pod.spec).flatMap(({ name, containerPort }) => [String(containerPort), name ?? '']),
    ),
  );
  const others = services(cluster).get(service.metadata.namespace ?? '') ?? [];
  const led = others.some(
    (other) =>
      (other.spec?.ports ?? []).some(({ port, targetPort = port }) => declared.has(String(targetPort))) &&
      podsBehind(cluster, other).some((pod) => pods.includes(pod)),
  );
  return declares && !led;
}

const services = perCluster((cluster) =>
  Map.groupBy(cluster.all('Service'), ({ metadata }) => metadata.namespace ?? ''),
);

function isReady(pod: Pod): boolean {
  return pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true;
}

function probeEvidence(pod: Pod, target: number): readonly Evidence[] {
  return containersOf(pod).flatMap((container) =>
    probes.flatMap((kind) => {
      const probe = probeOf(container, kind);
      const at = probedPort(container, kind);
      if (!probe || at === undefined || at === target) return [];
      return [fromSpec(podRef(pod), `spec.containers[${container.name}].${kind}Probe`, describeProbe(probe))];
    }),
  );
}

const listening =
  /\b(?:listen(?:ing|s)?|started|running|serving|bound|available|ready|up)\b.{0,80}?(?:(?:\bport(?:\(?s\)?)?\b[\s:="']{0,4})|:)(\d{2,5})\b/i;

/** What the pods say of where they listen: `here` when it is the target after all. */
function logEvidence(cluster: Cluster, target: number, pods: readonly Pod[]): readonly Evidence[] | 'here' | undefined {
  const found: Evidence[] = [];
  for (const pod of pods.slice(0, 2)) {
    for (const container of containersOf(pod)) {
      const lines = (valueOf(cluster.log(requestOf(pod, container.name))) ?? '').split('\n').slice(0, 400);
      for (const line of lines) {
        const number = Number(listening.exec(line.slice(0, 500))?.[1] ?? Number.NaN);
        if (number === target) return 'here';
        // A colon before a number may stand in a time of day: only a port that the pod declares or is probed on counts.
        if (
          declaredIn(pod.spec).some(({ containerPort }) => containerPort === number) ||
          probedPorts(pod).includes(number)
        )
          found.push(fromLog(container, line));
      }
    }
  }
  return found.length > 0 ? found.slice(0, 2) : undefined;
}

/** Where well-known programs listen until they are told otherwise. */
const usualPorts: readonly (readonly [RegExp, number])[] = [
  [/(?:^|\/)nginx$/, 80],
  [/(?:^|\/)nginx-unprivileged$/, 8080],
  [/(?:^|\/)(?:httpd|traefik\/whoami|whoami|caddy|php-apache|wordpress)$/, 80],
  [/(?:^|\/)(?:postgres|postgis|timescaledb)$/, 5432],
  [/(?:^|\/)(?:mysql|mariadb)$/, 3306],
  [/(?:^|\/)(?:redis|valkey)$/, 6379],
  [/(?:^|\/)mongo(?:db)?$/, 27017],
  [/(?:^|\/)rabbitmq$/, 5672],
  [/(?:^|\/)(?:grafana|gitea)$/, 3000],
  [/(?:^|\/)(?:keycloak|tomcat|jenkins)$/, 8080],
  [/(?:^|\/)registry$/, 5000],
  [/(?:^|\/)(?:elasticsearch|opensearch)$/, 9200],
];

function usualPort(pod: Pod, target: number): readonly Evidence[] {
  return (pod.spec?.containers ?? []).flatMap(({ name, image = '', ports, command, args }) => {
    const bare = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
    const usual = usualPorts.find(([pattern]) => pattern.test(bare))?.[1];
    const declared = (ports ?? []).some(({ containerPort }) => containerPort === usual);
    if (usual === undefined || usual === target || !declared || command?.length || args?.length) return [];
    return [fromSpec(podRef(pod), `spec.containers[${name}].image`, `${image} (${usual})`)];
  });
}
