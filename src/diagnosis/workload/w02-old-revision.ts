import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf, waitingReason } from '../containers.ts';
import { dependencyOf } from '../crash/dependency.ts';
import { troubles } from '../crash/trouble.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { secondsSince } from './condition.ts';

type StatefulSet = KindTypes['StatefulSet'];

const patience = 120;
/** A canary that nobody has looked at for a week was forgotten. */
const forgotten = 7 * 86_400;

/**
 * A StatefulSet waits for a pod of its old version that cannot become ready, so that the corrected version never reaches it:
 * only deleting the pod helps. Or a partition was left behind, and the pods have been of two versions for long.
 */
export const w02OldRevision: Rule = {
  code: 'W2',
  family: 'workload',
  reads: ['StatefulSet', 'Pod'],
  consults: ['Event', 'Service', 'EndpointSlice'],
  *check(cluster) {
    for (const set of cluster.all('StatefulSet')) {
      const { currentRevision, updateRevision } = set.status ?? {};
      if (set.metadata.deletionTimestamp || !updateRevision || currentRevision === updateRevision) continue;
      if ((set.spec?.updateStrategy?.type ?? 'RollingUpdate') !== 'RollingUpdate') continue;
      const draft = waits(cluster, set, updateRevision) ?? leftPartition(cluster, set, updateRevision);
      if (draft) yield draft;
    }
  },
};

function waits(cluster: Cluster, set: StatefulSet, newest: string): Draft | undefined {
  if (set.spec?.podManagementPolicy === 'Parallel') return undefined;
  const partition = partitionOf(set);
  const broken = podsOf(cluster, set).find(
    (pod) =>
      revisionOf(pod) !== newest &&
      revisionOf(pod) !== undefined &&
      ordinal(pod) >= partition &&
      isBroken(cluster, pod),
  );
  if (!broken) return undefined;
  const object = refOf('StatefulSet', set);
  const pod = podRef(broken);
  const trouble = troubles(cluster).find(({ container }) => container.pod === broken);
  return {
    severity: 'critical',
    object,
    victims: [pod],
    evidence: [
      fromStatus(pod, 'metadata.labels[controller-revision-hash]', revisionOf(broken) ?? '–'),
      fromStatus(object, 'status.updateRevision', newest),
      fromStatus(pod, 'status', stateOf(broken)),
    ],
    parameters: {
      pod: broken.metadata.name,
      old: revisionOf(broken) ?? '–',
      newest,
      state: stateOf(broken),
      partition,
    },
    remedy: remedy(
      'upgrades/application',
      object,
      kubectl('describe', pod),
      kubectl(['rollout', 'status', '--timeout=5s'], object),
      kubectl('delete', pod),
    ),
    // What it cannot reach would stop a pod of the newest version too.
    blames: (trouble && dependencyOf(cluster, trouble)?.blames) ?? [],
  };
}

function leftPartition(cluster: Cluster, set: StatefulSet, newest: string): Draft | undefined {
  const partition = partitionOf(set);
  const pods = podsOf(cluster, set);
  const updated = pods.filter((pod) => revisionOf(pod) === newest);
  const age = Math.min(...updated.map(({ metadata }) => secondsSince(cluster, metadata.creationTimestamp)));
  if (partition === 0 || updated.length === 0 || updated.length >= pods.length) return undefined;
  if (!Number.isFinite(age) || age < forgotten) return undefined;
  const object: ObjectRef = refOf('StatefulSet', set);
  return {
    severity: 'warning',
    object,
    victims: [object],
    evidence: [
      fromSpec(object, 'spec.updateStrategy.rollingUpdate.partition', partition),
      fromStatus(object, 'status.updatedReplicas', `${updated.length} of ${pods.length}`),
    ],
    parameters: {
      pod: updated[0]?.metadata.name ?? '–',
      old: set.status?.currentRevision ?? '–',
      newest,
      state: `${updated.length} / ${pods.length}`,
      partition,
    },
    remedy: remedy(
      'upgrades/application',
      object,
      command('kubectl', '-n', object.namespace ?? '', 'get', 'pods', '-L', 'controller-revision-hash'),
      kubectl('edit', object),
    ),
    blames: [object],
  };
}

function partitionOf({ spec }: StatefulSet): number {
  return Number(spec?.updateStrategy?.rollingUpdate?.partition ?? 0) || 0;
}

function revisionOf(pod: Pod): string | undefined {
  return pod.metadata.labels?.['controller-revision-hash'];
}

function ordinal({ metadata }: Pod): number {
  return Number(/-(\d+)$/.exec(metadata.name)?.[1] ?? 0);
}

const ofBadTemplate =
  /^(?:ErrImagePull|ImagePullBackOff|InvalidImageName|ErrImageNeverPull|CrashLoopBackOff|RunContainerError|CreateContainerError|StartError)$/;

/** In trouble of a sort that its template can make: a wrong image, a command that fails, more than any node has. */
function isBroken(cluster: Cluster, pod: Pod): boolean {
  if (pod.metadata.deletionTimestamp || secondsSince(cluster, pod.metadata.creationTimestamp) < patience) return false;
  const unplaced = pod.status?.conditions?.some(
    ({ type, status, reason }) => type === 'PodScheduled' && status === 'False' && reason === 'Unschedulable',
  );
  const waiting = containersOf(pod).some((container) => ofBadTemplate.test(waitingReason(container) ?? ''));
  const failing = troubles(cluster).some(({ container, how }) => container.pod === pod && how !== 'refused');
  return unplaced === true || waiting || failing;
}

function stateOf(pod: Pod): string {
  const waiting = containersOf(pod).flatMap((container) => waitingReason(container) ?? []);
  return waiting[0] ?? pod.status?.phase ?? '–';
}

function podsOf(cluster: Cluster, { metadata }: StatefulSet): readonly Pod[] {
  return podsBySet(cluster).get(`${metadata.namespace ?? ''}/${metadata.name}`) ?? [];
}

const podsBySet = perCluster((cluster) =>
  Map.groupBy(cluster.all('Pod'), ({ metadata }) => {
    const owner = metadata.ownerReferences?.find(({ kind }) => kind === 'StatefulSet');
    return `${metadata.namespace ?? ''}/${owner?.name ?? ''}`;
  }),
);
