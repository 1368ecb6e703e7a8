import type { IIoK8sApiCoreV1Container as ContainerSpec } from 'kubernetes-models/v1/Container';
import type { IIoK8sApiCoreV1ContainerStateTerminated as Terminated } from 'kubernetes-models/v1/ContainerStateTerminated';
import type { IIoK8sApiCoreV1ContainerStatus as ContainerStatus } from 'kubernetes-models/v1/ContainerStatus';
import type { Pod } from '../model/kinds.ts';
import type { Cluster } from './cluster.ts';

/** One container of a pod, its declaration beside its state. */
export interface Container {
  readonly pod: Pod;
  readonly name: string;
  readonly role: 'init' | 'sidecar' | 'main';
  readonly spec: ContainerSpec;
  readonly status: ContainerStatus | undefined;
  /** `status.containerStatuses[app]`, the path under which evidence quotes it. */
  readonly path: string;
}

/** Most rules ask for them, of every pod. */
const known = new WeakMap<Pod, readonly Container[]>();

/** Init containers first, in the order in which they start. A sidecar is an init container with restartPolicy Always. */
export function containersOf(pod: Pod): readonly Container[] {
  let containers = known.get(pod);
  if (!containers) {
    containers = declared(pod);
    known.set(pod, containers);
  }
  return containers;
}

function declared(pod: Pod): readonly Container[] {
  const view =
    (list: 'initContainerStatuses' | 'containerStatuses', role: 'init' | 'main') => (spec: ContainerSpec) => ({
      pod,
      name: spec.name,
      role: role === 'init' && spec.restartPolicy === 'Always' ? ('sidecar' as const) : role,
      spec,
      status: pod.status?.[list]?.find((status) => status.name === spec.name),
      path: `status.${list}[${spec.name}]`,
    });
  return [
    ...(pod.spec?.initContainers ?? []).map(view('initContainerStatuses', 'init')),
    ...(pod.spec?.containers ?? []).map(view('containerStatuses', 'main')),
  ];
}

export function waitingReason(container: Container): string | undefined {
  return container.status?.state?.waiting?.reason;
}

/** How the container last ended: its present end, else the one before the present start. */
export function lastEnd(container: Container): Terminated | undefined {
  return container.status?.state?.terminated ?? container.status?.lastState?.terminated;
}

/** A loop backs off for five minutes at most, so an end within this time is part of the present. */
const recent = 15 * 60_000;

/**
 * Whether a container is failing now: it ended badly, waits in CrashLoopBackOff, or runs again only since a recent end.
 * A pod in its grace period, a completed one and an old restart of a stable pod are not.
 */
export function isCrashing(cluster: Cluster, container: Container): boolean {
  const { pod, status } = container;
  if (!status || pod.metadata.deletionTimestamp || pod.status?.phase === 'Succeeded') return false;
  if (waitingReason(container) === 'CrashLoopBackOff') return true;
  const ended = status.state?.terminated;
  const restarts = pod.spec?.restartPolicy !== 'Never' && container.role !== 'init';
  if (ended)
    return ended.exitCode !== 0 || (restarts && pod.spec?.restartPolicy !== 'OnFailure' && status.restartCount > 0);
  const before = status.lastState?.terminated;
  if (!before || status.restartCount === 0) return false;
  const at = Date.parse(String(before.finishedAt ?? ''));
  const failing = before.exitCode !== 0 || container.role !== 'init';
  return failing && cluster.now - at < recent && !recovered(cluster, container, status.restartCount);
}

/** A single restart after which the container has been ready for two minutes is history, not a loop. */
function recovered(cluster: Cluster, container: Container, restarts: number): boolean {
  const since = Date.parse(String(container.status?.state?.running?.startedAt ?? ''));
  return restarts < 3 && container.status?.ready === true && cluster.now - since > 120_000;
}
