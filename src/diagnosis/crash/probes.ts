import type { IIoK8sApiCoreV1Probe as Probe } from 'kubernetes-models/v1/Probe';
import type { Evidence } from '../../model/finding.ts';
import type { Event } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf } from '../containers.ts';
import { fromEvent, fromSpec, podRef } from '../evidence.ts';
import { eventsOf, specPath } from './container.ts';

export type ProbeKind = 'liveness' | 'readiness' | 'startup';

export function probeOf({ spec }: Container, kind: ProbeKind): Probe | undefined {
  return spec[`${kind}Probe`];
}

/** Seconds after the start at which a probe that never succeeds has failed for good. */
export function budget(probe: Probe): number {
  return (probe.initialDelaySeconds ?? 0) + (probe.periodSeconds ?? 10) * (probe.failureThreshold ?? 3);
}

/** Seconds during which a container that runs and is not ready is merely starting. */
export function startGrace(container: Container): number {
  const readiness = probeOf(container, 'readiness');
  const startup = container.status?.started === true ? undefined : probeOf(container, 'startup');
  return Math.max(120, (readiness ? budget(readiness) : 0) + (startup ? budget(startup) + 30 : 0));
}

/** What a probe does, shortly: `httpGet :9000/q/health/live`, `tcpSocket :5432`, `exec pg_isready -U app`. */
export function describeProbe(probe: Probe): string {
  if (probe.httpGet) return `httpGet :${probe.httpGet.port}${probe.httpGet.path ?? '/'}`;
  if (probe.tcpSocket) return `tcpSocket :${probe.tcpSocket.port}`;
  if (probe.grpc) return `grpc :${probe.grpc.port}`;
  return `exec ${(probe.exec?.command ?? []).join(' ')}`.slice(0, 200);
}

/** A port that a probe asks although no container of the pod declares it. */
export interface WrongPort {
  readonly asked: string;
  readonly declared: readonly string[];
}

/** Undefined when the port is declared, or when nothing can be said because the pod declares no port. */
export function wrongPort(container: Container, probe: Probe): WrongPort | undefined {
  const asked = probe.httpGet?.port ?? probe.tcpSocket?.port ?? probe.grpc?.port;
  const elsewhere = probe.httpGet?.host ?? probe.tcpSocket?.host;
  if (asked === undefined || elsewhere) return undefined;
  // Containers of a pod share its network. A port's name, though, is looked up in the container's own list.
  const own = container.spec.ports ?? [];
  const all = containersOf(container.pod).flatMap((other) => other.spec.ports ?? []);
  const found = all.some((port) => port.containerPort === Number(asked)) || own.some((port) => port.name === asked);
  if (found || (all.length === 0 && Number.isInteger(Number(asked)))) return undefined;
  const declared = own.map((port) => (port.name ? `${port.containerPort} (${port.name})` : String(port.containerPort)));
  return { asked: String(asked), declared };
}

/** Whether a probe's failure speaks of the probe itself (wrong path, wrong protocol), not of what the program needs. */
export function isProbeMistake(message: string): boolean {
  return /statuscode: 4\d\d|malformed HTTP|server gave HTTP response to HTTPS|first record does not look like a TLS|executable file not found|no such file or directory|does not implement the grpc health|couldn't find port|strconv\.\w+: parsing/i.test(
    message,
  );
}

/** The newest event of a failed probe of the container. */
export function probeFailure(cluster: Cluster, container: Container, kind: ProbeKind): Event | undefined {
  const start = new RegExp(`^${kind} probe (?:failed|errored)`, 'i');
  return eventsOf(cluster, container, 'Unhealthy').find((event) => start.test((event.message ?? '').trim()));
}

/** The newest event of the kubelet ending the container because of that probe. */
export function probeKill(cluster: Cluster, container: Container, kind: ProbeKind): Event | undefined {
  const said = new RegExp(`failed ${kind} probe`, 'i');
  return eventsOf(cluster, container, 'Killing').find((event) => said.test(event.message ?? ''));
}

/** The probe as declared, the port beside those that the container declares when they differ, and its last failure. */
export function probeEvidence(cluster: Cluster, container: Container, kind: ProbeKind): readonly Evidence[] {
  const probe = probeOf(container, kind);
  const failure = probeFailure(cluster, container, kind);
  const pod = podRef(container.pod);
  const path = specPath(container);
  const wrong = probe && wrongPort(container, probe);
  return [
    ...(failure ? [fromEvent(failure)] : []),
    ...(probe ? [fromSpec(pod, `${path}.${kind}Probe`, `${describeProbe(probe)}${timing(probe)}`)] : []),
    ...(wrong ? [fromSpec(pod, `${path}.ports`, wrong.declared.join(', ') || '—')] : []),
  ];
}

function timing(probe: Probe): string {
  const { initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3, timeoutSeconds = 1 } = probe;
  return `, initialDelay ${initialDelaySeconds} s, period ${periodSeconds} s, failureThreshold ${failureThreshold}, timeout ${timeoutSeconds} s`;
}

/** The probe's failure in a few words for a text, its English original kept. */
export function probeProblem(cluster: Cluster, container: Container, kind: ProbeKind): string {
  const message = (probeFailure(cluster, container, kind)?.message ?? '').replace(/^\w+ probe \w+[^:]*: ?/i, '').trim();
  const status = /statuscode: (\d+)/.exec(message)?.[1];
  if (status) return `HTTP ${status}`;
  if (/connection refused/i.test(message)) return 'connection refused';
  if (/timed? ?out|deadline exceeded|Client\.Timeout/i.test(message)) return 'timeout';
  return message.split('\n')[0]?.slice(0, 160) || '—';
}
