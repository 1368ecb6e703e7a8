import type { IIoK8sApiCoreV1ContainerStateTerminated as Terminated } from 'kubernetes-models/v1/ContainerStateTerminated';
import type { Evidence } from '../../model/finding.ts';
import type { Event } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf } from '../containers.ts';
import { fromStatus, podRef } from '../evidence.ts';

/** `spec.initContainers[migrate]`, the path under which evidence quotes a container's declaration. */
export function specPath(container: Container): string {
  return `spec.${container.role === 'main' ? 'containers' : 'initContainers'}[${container.name}]`;
}

/** Events of these reasons about one container of a pod, newest first. */
export function eventsOf(cluster: Cluster, container: Container, ...reasons: readonly string[]): readonly Event[] {
  const alone = containersOf(container.pod).length === 1;
  return cluster
    .events('Pod', container.pod)
    .filter((event) => reasons.includes(event.reason ?? '') && concerns(event, container.name, alone))
    .toReversed();
}

/** Most events name their container in `fieldPath`, as `spec.containers{app}`; without it only the message can. */
function concerns(event: Event, name: string, alone: boolean): boolean {
  const named = /\{(.+)\}/.exec(event.involvedObject.fieldPath ?? '')?.[1];
  if (named !== undefined) return named === name;
  return alone || ` ${(event.message ?? '').replaceAll('"', ' ')} `.includes(` ${name} `);
}

/** How the container last ended, as evidence: reason, exit code, and the message when the runtime left one. */
export function endEvidence(container: Container, end: Terminated): Evidence {
  const where = container.status?.state?.terminated === end ? 'state' : 'lastState';
  const message = end.message ? `: ${end.message}` : '';
  const value = `${end.reason ?? 'ended'}, exit code ${end.exitCode}${message}`;
  return fromStatus(podRef(container.pod), `${container.path}.${where}.terminated`, value);
}

/** Why the container waits, as evidence. */
export function waitingEvidence(container: Container): readonly Evidence[] {
  const waiting = container.status?.state?.waiting;
  if (!waiting) return [];
  const value = [waiting.reason, waiting.message].filter(Boolean).join(': ');
  return [fromStatus(podRef(container.pod), `${container.path}.state.waiting`, value)];
}

/** Seconds between a container's last start and end; undefined when the runtime did not say. */
export function lifetime(end: Terminated): number | undefined {
  const seconds = (Date.parse(String(end.finishedAt ?? '')) - Date.parse(String(end.startedAt ?? ''))) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
