import type { IIoK8sApiCoreV1ContainerStateTerminated as Terminated } from 'kubernetes-models/v1/ContainerStateTerminated';
import type { Severity } from '../../model/finding.ts';
import type { Pod } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { type Container, containersOf, isCrashing, lastEnd, waitingReason } from '../containers.ts';
import { workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { urgencyOf } from '../urgency.ts';
import { isAftermath } from './aftermath.ts';
import { isHistory } from './history.ts';
import { probeFailure, probeKill, startGrace } from './probes.ts';

/**
 * How a container fails:
 * - crashing: it starts and ends, again and again or for good
 * - refused: the kubelet or the runtime cannot make or start it
 * - unready: it runs, but never becomes ready
 * - initialising: an init container that has been running for long
 */
export type How = 'crashing' | 'refused' | 'unready' | 'initialising';

/** A container that fails now, with the workload that an operator would change. */
export interface Trouble {
  readonly container: Container;
  readonly workload: ObjectRef;
  readonly how: How;
  /** How it last ended; undefined when it never did, or when only the node's restart ended it. */
  readonly end: Terminated | undefined;
  /** critical when nobody else does the container's work. */
  readonly severity: Severity;
}

/** Reasons with which a container waits because it could not be made or started. */
const refusals = new Set([
  'CreateContainerConfigError',
  'CreateContainerError',
  'PreCreateHookError',
  'PreStartHookError',
  'PostStartHookError',
  'RunContainerError',
  'StartError',
  'ContainerCannotRun',
]);

/** Every container that fails now, in the order of the pods. The list and its items are the same at each call. */
export const troubles: (cluster: Cluster) => readonly Trouble[] = perCluster((cluster) =>
  cluster.all('Pod').flatMap((pod) => {
    if (pod.metadata.deletionTimestamp || isHistory(cluster, pod)) return [];
    return containersOf(pod).flatMap((container) => troubleOf(cluster, container) ?? []);
  }),
);

/** Computes something once for each failing container, for what several rules ask of the same one. */
export function perTrouble<T>(
  compute: (cluster: Cluster, trouble: Trouble) => T,
): (cluster: Cluster, trouble: Trouble) => T {
  const kept = perCluster(() => new Map<Trouble, { readonly value: T }>());
  return (cluster, trouble) => {
    const known = kept(cluster).get(trouble) ?? { value: compute(cluster, trouble) };
    kept(cluster).set(trouble, known);
    return known.value;
  };
}

function troubleOf(cluster: Cluster, container: Container): Trouble | undefined {
  const how = howItFails(cluster, container);
  if (!how) return undefined;
  const workload = workloadOf(cluster, 'Pod', container.pod);
  const ending = lastEnd(container);
  const end = ending && !isNodeRestart(ending) ? ending : undefined;
  return { container, workload, how, end, severity: severityOf(cluster, container, workload, how) };
}

function howItFails(cluster: Cluster, container: Container): How | undefined {
  const reason = waitingReason(container);
  if (reason && refusals.has(reason)) return 'refused';
  if (isCrashing(cluster, container) && !onlyNodeRestart(container) && !isAftermath(cluster, container))
    return 'crashing';
  if (isChronicOom(cluster, container) || isKilledOften(cluster, container)) return 'crashing';
  const seconds = runningFor(cluster, container);
  if (seconds === undefined) return undefined;
  if (container.role === 'init') return seconds > 120 ? 'initialising' : undefined;
  const unready = container.pod.status?.phase === 'Running' && container.status?.ready === false;
  return unready && seconds > startGrace(container) ? 'unready' : undefined;
}

/** Seconds since the present start; undefined when it does not run. */
export function runningFor(cluster: Cluster, { status }: Container): number | undefined {
  if (!status?.state?.running) return undefined;
  const since = Date.parse(String(status.state.running.startedAt ?? ''));
  return Number.isNaN(since) ? undefined : (cluster.now - since) / 1000;
}

/** The runtime lost the container because the node or containerd restarted: no failure of the program. */
function isNodeRestart(end: Terminated): boolean {
  return end.reason === 'ContainerStatusUnknown' || (end.reason === 'Unknown' && end.exitCode === 255);
}

function onlyNodeRestart(container: Container): boolean {
  const end = lastEnd(container);
  return end !== undefined && isNodeRestart(end) && waitingReason(container) !== 'CrashLoopBackOff';
}

/** Killed for memory a few times a day, between which it looks well: a leak. */
function isChronicOom(cluster: Cluster, container: Container): boolean {
  const { pod, status } = container;
  const before = status?.lastState?.terminated;
  if (before?.reason !== 'OOMKilled' || (status?.restartCount ?? 0) < 3) return false;
  const day = 86_400_000;
  const age = cluster.now - Date.parse(pod.metadata.creationTimestamp ?? '');
  return cluster.now - Date.parse(String(before.finishedAt ?? '')) < day && age / (status?.restartCount ?? 1) < 2 * day;
}

/**
 * Killed by its liveness probe a few times, the last time within the hour, and the probe fails again by now: the next kill
 * is on its way, however well the container looks between two of them.
 */
function isKilledOften(cluster: Cluster, container: Container): boolean {
  const { status } = container;
  if ((status?.restartCount ?? 0) < 3 || !status?.state?.running || !status.lastState?.terminated) return false;
  const [kill, failure] = [probeKill(cluster, container, 'liveness'), probeFailure(cluster, container, 'liveness')];
  if (!kill || !failure) return false;
  const started = Date.parse(String(status.state.running.startedAt ?? ''));
  const again = eventTime(failure) - started > startGrace(container) * 1000;
  return again && cluster.now - eventTime(failure) < 600_000 && cluster.now - eventTime(kill) < 3_600_000;
}

function severityOf(cluster: Cluster, container: Container, workload: ObjectRef, how: How): Severity {
  if (workload.kind === 'Job' || workload.kind === 'CronJob' || container.pod.status?.phase === 'Failed')
    return 'warning';
  if (how === 'crashing' && container.status?.ready && container.status.state?.running) return 'warning';
  return urgencyOf(cluster, workload);
}

/** Pods of a workload that serve. */
export function readyPods(cluster: Cluster, workload: ObjectRef): readonly Pod[] {
  return (podsByWorkload(cluster).get(keyOf(workload)) ?? []).filter(isReady);
}

export function isReady(pod: Pod): boolean {
  return pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true;
}

const podsByWorkload = perCluster((cluster) =>
  Map.groupBy(cluster.all('Pod'), (pod) => keyOf(workloadOf(cluster, 'Pod', pod))),
);
