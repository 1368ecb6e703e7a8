import { valueOf } from '../../model/readable.ts';
import type { LogRequest } from '../../model/snapshot.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf, isCrashing } from '../containers.ts';
import { troubles } from '../crash/trouble.ts';
import { nameService } from '../name-service.ts';
import { perCluster } from '../per-cluster.ts';

/** A container of CoreDNS with what it said, oldest first. */
export interface Speaker {
  readonly container: Container;
  readonly crashing: boolean;
  /** Not ready for more than a start takes, or crashing. */
  readonly failing: boolean;
  /** The life before this one. */
  readonly before: readonly string[];
  /** This life. */
  readonly present: readonly string[];
}

const longest = 2000;

/** Each pod of CoreDNS that has run, with its log as far as one was read. */
export const speakers: (cluster: Cluster) => readonly Speaker[] = perCluster((cluster) => {
  const failing = new Set(troubles(cluster).map(({ container }) => `${container.pod.metadata.name}/${container.name}`));
  return serving(cluster).map((container) => {
    const linesOf = (request: LogRequest) =>
      (valueOf(cluster.log(request)) ?? '')
        .split('\n')
        .map((line) => line.slice(0, longest).trim())
        .filter((line) => line !== '');
    const crashing = isCrashing(cluster, container);
    return {
      container,
      crashing,
      failing: crashing || failing.has(`${container.pod.metadata.name}/${container.name}`),
      before: linesOf(requestOf(container, true)),
      present: linesOf(requestOf(container, false)),
    };
  });
});

/** All that a container said, this life last. */
export function saidBy({ before, present }: Speaker): readonly string[] {
  return [...before, ...present];
}

/** The logs of CoreDNS, asked for once something in the cluster is in trouble: names may be why. */
export function coreDnsLogs(cluster: Cluster): readonly LogRequest[] {
  if (troubles(cluster).length === 0) return [];
  return serving(cluster).flatMap((container) => {
    const ended = container.status?.lastState?.terminated !== undefined;
    return [requestOf(container, false), ...(ended ? [requestOf(container, true)] : [])];
  });
}

function serving(cluster: Cluster): readonly Container[] {
  return nameService(cluster).pods.flatMap((pod) => {
    const containers = containersOf(pod).filter(({ role }) => role === 'main');
    const named = containers.find(({ name, spec }) => /coredns/.test(name) || /coredns/.test(spec.image ?? ''));
    return [named ?? containers[0]].filter((container) => container !== undefined);
  });
}

function requestOf({ pod, name }: Container, previous: boolean): LogRequest {
  return { namespace: pod.metadata.namespace ?? '', pod: pod.metadata.name, container: name, previous };
}
