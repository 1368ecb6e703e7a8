import type { Evidence } from '../../model/finding.ts';
import type { Kind } from '../../model/kinds.ts';
import type { KubeObject, ObjectRef } from '../../model/object.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, fromStatus } from '../evidence.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';

/** A controller that may not create what it should, now. There is no pod to look at: only its own words. */
export interface Refusal {
  readonly workload: ObjectRef;
  readonly namespace: string;
  readonly message: string;
  readonly evidence: readonly Evidence[];
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

interface Controller extends KubeObject {
  readonly spec?: {
    readonly replicas?: number;
    readonly suspend?: boolean;
    readonly parallelism?: number;
    readonly completions?: number;
  };
  readonly status?: {
    readonly replicas?: number;
    readonly desiredNumberScheduled?: number;
    readonly currentNumberScheduled?: number;
    readonly active?: unknown;
    readonly succeeded?: number;
    readonly lastScheduleTime?: unknown;
    readonly conditions?: readonly Condition[];
  };
}

export const refusals = perCluster((cluster): readonly Refusal[] =>
  (
    ['ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'ReplicationController', 'CronJob', 'Deployment'] as const
  ).flatMap((kind) =>
    (cluster.all(kind) as readonly KubeObject[]).flatMap(
      (object) => refusal(cluster, kind, object as Controller) ?? [],
    ),
  ),
);

function refusal(cluster: Cluster, kind: Kind, object: Controller): Refusal | undefined {
  if (object.metadata.deletionTimestamp || !lacksPods(kind, object)) return undefined;
  const said =
    kind === 'Deployment'
      ? saidByRollout(object)
      : (saidByEvent(cluster, kind, object) ?? saidByCondition(kind, object));
  if (!said) return undefined;
  return { workload: workloadOf(cluster, kind, object), namespace: object.metadata.namespace ?? '', ...said };
}

type Said = Pick<Refusal, 'message' | 'evidence'>;

/** Refusals of the past stay in the events for an hour; they matter only while pods are still missing. */
function lacksPods(kind: Kind, { spec, status }: Controller): boolean {
  switch (kind) {
    case 'DaemonSet':
      return (status?.desiredNumberScheduled ?? 0) > (status?.currentNumberScheduled ?? 0);
    case 'Job': {
      const over = status?.conditions?.some(
        ({ type, status }) => /^(Complete|Failed)$/.test(type) && status === 'True',
      );
      const made = Number(status?.active ?? 0) + (status?.succeeded ?? 0);
      return (
        !over &&
        !spec?.suspend &&
        made < Math.min(spec?.parallelism ?? 1, spec?.completions ?? Number.POSITIVE_INFINITY)
      );
    }
    case 'CronJob':
      return !spec?.suspend;
    case 'Deployment':
      return (spec?.replicas ?? 1) > 0;
    default:
      return (spec?.replicas ?? 1) > (status?.replicas ?? 0);
  }
}

/** The newest refusal, unless something was created after it: then only the order of creation is being kept. */
function saidByEvent(cluster: Cluster, kind: Kind, object: Controller): Said | undefined {
  const event = cluster.events(kind, object).findLast(({ reason }) => reason === 'FailedCreate');
  if (!event?.message || eventTime(event) < lastCreation(cluster, kind, object) - 1000) return undefined;
  return { message: event.message, evidence: [fromEvent(event)] };
}

function lastCreation(cluster: Cluster, kind: Kind, object: Controller): number {
  if (kind === 'CronJob') return Date.parse(String(object.status?.lastScheduleTime ?? '')) || 0;
  return newestPods(cluster).get(`${kind}/${object.metadata.namespace}/${object.metadata.name}`) ?? 0;
}

/** When each controller last got a pod, by `Kind/namespace/name`. */
const newestPods = perCluster((cluster): ReadonlyMap<string, number> => {
  const newest = new Map<string, number>();
  for (const { metadata } of cluster.all('Pod')) {
    const owner = metadata.ownerReferences?.find(({ controller }) => controller);
    const at = Date.parse(metadata.creationTimestamp ?? '');
    if (!owner || Number.isNaN(at)) continue;
    const key = `${owner.kind}/${metadata.namespace}/${owner.name}`;
    newest.set(key, Math.max(newest.get(key) ?? 0, at));
  }
  return newest;
});

/** Kept in the status after the events are gone. */
function saidByCondition(kind: Kind, object: Controller): Said | undefined {
  return saidIn(kind, object, ({ type, status }) => type === 'ReplicaFailure' && status === 'True');
}

/** A Deployment whose next ReplicaSet could not be made. */
function saidByRollout(object: Controller): Said | undefined {
  return saidIn('Deployment', object, ({ type, status, reason }) => {
    return type === 'Progressing' && status === 'False' && reason === 'ReplicaSetCreateError';
  });
}

function saidIn(kind: Kind, object: Controller, wanted: (condition: Condition) => boolean): Said | undefined {
  const condition = object.status?.conditions?.find(wanted);
  if (!condition?.message) return undefined;
  const path = `status.conditions[${condition.type}]`;
  return { message: condition.message, evidence: [fromStatus(refOf(kind, object), path, condition.message)] };
}

/** The message without `Error creating: pods "web-x" is forbidden:`, which says nothing about why. */
export function reasonIn(message: string): string {
  return message
    .replace(/^.*?failed error:\s*/s, '')
    .replace(/^Error creating:\s*/i, '')
    .replace(/^\S+ "[^"]*" is forbidden:\s*/, '')
    .trim();
}
