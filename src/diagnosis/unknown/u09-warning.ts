import type { Condition } from '../../model/custom-kinds.ts';
import type { Event, Kind } from '../../model/kinds.ts';
import { type KubeObject, keyOf, type ObjectRef } from '../../model/object.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { isOrdinary } from './ordinary-warnings.ts';

/** Warnings of the last minutes count; older ones are history. */
const recentMs = 15 * 60_000;
const lastingMs = 120_000;
const often = 3;

/**
 * Something keeps warning about an object that is there and not well, and no other rule says why. It comes last, so that
 * every cause found claims its object first.
 */
export const u09Warning: Rule = {
  code: 'U9',
  family: 'unknown',
  lastResort: true,
  reads: ['Event'],
  consults: [
    'Pod',
    'Node',
    'Service',
    'PersistentVolumeClaim',
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'ReplicaSet',
    'Job',
    'CronJob',
    'Ingress',
    'HorizontalPodAutoscaler',
  ],
  *check(cluster) {
    for (const warned of warnings(cluster)) {
      const { ref, object, events } = warned;
      if (!keepsComing(cluster, events) || isFine(cluster, warned)) continue;
      const newest = events.at(-1);
      if (!newest) continue;
      const reasons = [...new Set(events.map(({ reason = '' }) => reason))];
      const distinct = [...new Map(events.map((event) => [event.reason ?? '', event])).values()];
      yield {
        severity: 'warning',
        object: ref,
        victims: [],
        // It explains nothing itself, and folds under whatever stops the object or its makers.
        aside: true,
        evidence: distinct.slice(-4).map(fromEvent),
        parameters: { reasons: reasons.slice(0, 4).join(', '), said: (newest.message ?? '–').slice(0, 200) },
        remedy: remedy(
          'maintenance/cleanup',
          ref,
          kubectl('describe', ref),
          command(
            'kubectl',
            ...(ref.namespace ? ['-n', ref.namespace] : ['-A']),
            'get',
            'events',
            '--sort-by=.lastTimestamp',
          ),
        ),
        blames: [ref, ...ownersOf(cluster, ref, object), ...namesakes(ref, object)],
      };
    }
  },
};

interface Warned {
  readonly ref: ObjectRef;
  /** Undefined for a kind that is in no snapshot: then nobody knows how it is. */
  readonly object: KubeObject | undefined;
  readonly events: readonly Event[];
}

/** By object, what was said of it lately and is not ordinary, oldest first. Objects that are gone are left out. */
const warnings = perCluster((cluster): readonly Warned[] => {
  const recent = cluster.all('Event').filter((event) => {
    const isNew = event.type === 'Warning' && cluster.now - eventTime(event) < recentMs;
    return isNew && event.involvedObject.name && event.involvedObject.kind && !isOrdinary(event);
  });
  const byObject = Map.groupBy(recent, ({ involvedObject: about }) =>
    keyOf({ kind: about.kind ?? '', namespace: about.namespace, name: about.name ?? '' }),
  );
  return [...byObject.values()].flatMap((events) => warned(cluster, events) ?? []);
});

function warned(cluster: Cluster, events: readonly Event[]): Warned | undefined {
  const { kind = '', namespace, name = '', uid } = events[0]?.involvedObject ?? {};
  const ref: ObjectRef = namespace ? { kind, namespace, name } : { kind, name };
  const sorted = events.toSorted((a, b) => eventTime(a) - eventTime(b));
  if (!cluster.snapshot.kinds.has(kind as Kind)) return { ref, object: undefined, events: sorted };
  const object: KubeObject | undefined = cluster.get(kind as Kind, namespace, name);
  // Another object of the same name, made since, has its own life. Nodes' events carry the name as uid.
  const replaced = kind !== 'Node' && uid && object?.metadata.uid && object.metadata.uid !== uid;
  return object && !replaced && !object.metadata.deletionTimestamp ? { ref, object, events: sorted } : undefined;
}

/** Controllers try again by themselves: what was said once or twice within a moment is over, for all that is known. */
function keepsComing(cluster: Cluster, events: readonly Event[]): boolean {
  const count = events.reduce((sum, event) => sum + Number(event.series?.count ?? event.count ?? 1), 0);
  const first = Math.min(
    ...events.map((event) => Date.parse(String(event.firstTimestamp ?? event.eventTime ?? '')) || eventTime(event)),
  );
  const last = Math.max(...events.map(eventTime));
  const pauses = cluster.now - last > Math.max(lastingMs, 2 * (last - first));
  return (count >= often || last - first > lastingMs) && cluster.now - first > lastingMs && !pauses;
}

const goodConditions = new Set(['Ready', 'Available', 'Complete', 'Succeeded', 'Healthy', 'Synced', 'Reconciled']);

interface WithStatus extends KubeObject {
  readonly spec?: { readonly replicas?: number };
  readonly status?: {
    readonly phase?: string;
    readonly conditions?: readonly Condition[];
    readonly replicas?: number;
    readonly readyReplicas?: number;
    readonly desiredNumberScheduled?: number;
    readonly numberReady?: number;
    readonly succeeded?: number;
  };
}

/** Whether the object is as it should be by its own status, so that the warnings are over or harmless. */
function isFine(cluster: Cluster, { ref, object }: Warned): boolean {
  if (!object) return false;
  const { spec, status } = object as WithStatus;
  switch (ref.kind) {
    case 'PersistentVolumeClaim':
    case 'PersistentVolume':
      return status?.phase === 'Bound';
    case 'Pod':
      // Whatever hurts a pod shows in the pod, and has rules of its own.
      return true;
    case 'Deployment':
    case 'StatefulSet':
    case 'ReplicaSet':
    case 'ReplicationController':
      return (status?.readyReplicas ?? 0) >= (spec?.replicas ?? 1);
    case 'DaemonSet':
      return (status?.numberReady ?? 0) >= (status?.desiredNumberScheduled ?? 0);
    case 'Job':
      return (status?.succeeded ?? 0) > 0 || isYoung(cluster, object);
    case 'HorizontalPodAutoscaler':
      return (status?.conditions ?? []).every(
        ({ type, status: value }) => type === 'ScalingLimited' || value === 'True',
      );
    case 'Node':
      return false;
    default:
      return (
        isYoung(cluster, object) ||
        (status?.conditions ?? []).some(({ type, status: value }) => goodConditions.has(type) && value === 'True')
      );
  }
}

function isYoung(cluster: Cluster, { metadata }: KubeObject): boolean {
  return cluster.now - Date.parse(metadata.creationTimestamp ?? '') < lastingMs;
}

/** Who made the object, up the chain: a trouble found there explains this. */
function ownersOf(cluster: Cluster, ref: ObjectRef, object: KubeObject | undefined): readonly ObjectRef[] {
  const owners: ObjectRef[] = [];
  let current = object;
  for (let depth = 0; depth < 5 && current; depth++) {
    const owner = current.metadata.ownerReferences?.[0];
    if (!owner) break;
    const next: ObjectRef = { kind: owner.kind, namespace: ref.namespace, name: owner.name };
    owners.push(next);
    current = cluster.snapshot.kinds.has(owner.kind as Kind)
      ? cluster.get(owner.kind as Kind, next.namespace, next.name)
      : undefined;
  }
  return owners;
}

/** What an add-on should have made of an object of its own: a Secret or a ConfigMap, by the same name. */
function namesakes({ namespace, name }: ObjectRef, object: KubeObject | undefined): readonly ObjectRef[] {
  if (object || namespace === undefined) return [];
  return ['Secret', 'ConfigMap'].map((kind) => ({ kind, namespace, name }));
}
