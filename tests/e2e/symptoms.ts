import type { Loose, Seen, Until } from './case.ts';

// What failing and healthy objects look like while they are waited for. Read from the objects themselves and never through
// the code under test.

function containers(seen: Seen): Loose[] {
  return seen.pods.flatMap((pod) => [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ]);
}

/** Some container ended several times and waits for its next try. */
export function crashLooping(restarts = 2): Until {
  return (seen) =>
    containers(seen).some((one) => one['restartCount'] >= restarts && !one['state']?.running && !one['ready']);
}

/** Some container waits for one of these reasons. */
export function waiting(...reasons: string[]): Until {
  return (seen) => containers(seen).some((one) => reasons.includes(one['state']?.waiting?.reason));
}

export function event(reason: string, message: RegExp = /./): Until {
  return (seen) =>
    seen.events.some((one) => one['reason'] === reason && message.test(String(one['message'] ?? one['note'])));
}

/** Such an event was first seen that long ago: for what is judged only once it has had its time. */
export function eventAged(reason: string, message: RegExp, seconds: number): Until {
  return (seen) =>
    seen.events.some((one) => {
      const fits = one['reason'] === reason && message.test(String(one['message'] ?? one['note']));
      return fits && Date.now() - Date.parse(one.metadata.creationTimestamp ?? '') > seconds * 1000;
    });
}

/** Some pod cannot be scheduled, for this reason. */
export function unschedulable(message: RegExp): Until {
  return (seen) => seen.pods.some((pod) => message.test(condition(pod, 'PodScheduled', 'False')?.message ?? ''));
}

export function condition(object: Loose, type: string, status = 'True'): { message?: string } | undefined {
  return object.status?.conditions?.find((one: Loose) => one['type'] === type && one['status'] === status);
}

/** That many pods are ready. */
export function ready(count: number): Until {
  return (seen) => seen.pods.filter((pod) => condition(pod, 'Ready')).length >= count;
}

export function phase(name: string, count = 1): Until {
  return (seen) => seen.pods.filter((pod) => pod.status?.phase === name).length >= count;
}

export function claimPhase(name: string): Until {
  return (seen) => seen.claims.length > 0 && seen.claims.every((claim) => claim.status?.phase === name);
}

export function all(...conditions: Until[]): Until {
  return (seen) => conditions.every((one) => one(seen));
}

/** The oldest object is at least so old: for what only becomes odd with time. */
export function olderThan(seconds: number): Until {
  return (seen) =>
    [...seen.pods, ...seen.claims, ...seen.deployments, ...seen.jobs].some(
      (one) => Date.now() - Date.parse(one.metadata.creationTimestamp ?? '') > seconds * 1000,
    );
}

/** Some Deployment's pods are refused when they are made. */
export const podsRefused: Until = (seen) => seen.deployments.some((one) => condition(one, 'ReplicaFailure'));
