import type { Evidence } from '../../model/finding.ts';
import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { isHurt } from '../impact.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { conditionOf, conditionPath, said, secondsSince } from './condition.ts';

const controllerManager = { kind: 'Component', name: 'kube-controller-manager' };
/** Without a new pod for so long, a rollout that goes on by itself has stopped. */
const standstill = 1800;
/** Who updates by hand, pod by pod, is done within a day. */
const byHand = 86_400;

/** A rollout that stands still half-way, and neither a pod that fails nor a refusal explains it. */
export const w01RolloutStuck: Rule = {
  code: 'W1',
  family: 'workload',
  reads: ['Pod', 'ReplicaSet'],
  consults: ['Deployment', 'StatefulSet', 'DaemonSet'],
  *check(cluster) {
    for (const stuck of stuckRollouts(cluster)) {
      const { object, evidence, wanted, updated, hurt } = stuck;
      yield {
        severity: 'warning',
        object,
        victims: [object],
        evidence: [fromStatus(object, 'status', `updated ${updated} of ${wanted}`), ...evidence],
        parameters: { updated, wanted, reason: evidence.map(({ value }) => value).join('; ') || '–' },
        remedy: remedy(
          'upgrades/application',
          object,
          kubectl(['rollout', 'status', '--timeout=5s'], object),
          kubectl('describe', object),
          kubectl(['get', '-o', 'yaml'], object),
        ),
        blames: [object, controllerManager, ...hurt.map(podRef)],
      };
    }
  },
};

interface Stuck {
  readonly object: ObjectRef;
  readonly wanted: number;
  readonly updated: number;
  readonly evidence: readonly Evidence[];
  /** Its pods that do not work: whatever is wrong with them comes first. */
  readonly hurt: readonly Pod[];
}

function stuckRollouts(cluster: Cluster): readonly Stuck[] {
  return [
    ...cluster.all('Deployment').flatMap((one) => deployment(cluster, one) ?? []),
    ...cluster.all('StatefulSet').flatMap((one) => statefulSet(cluster, one) ?? []),
    ...cluster.all('DaemonSet').flatMap((one) => daemonSet(cluster, one) ?? []),
  ];
}

function deployment(cluster: Cluster, one: KindTypes['Deployment']): Stuck | undefined {
  const { metadata, spec, status } = one;
  const wanted = spec?.replicas ?? 1;
  const progress = conditionOf(one, 'Progressing');
  const stopped = progress?.status === 'False' && progress.reason === 'ProgressDeadlineExceeded';
  if (!progress || !stopped || metadata.deletionTimestamp || spec?.paused || wanted === 0) return undefined;
  const updated = status?.updatedReplicas ?? 0;
  const available = status?.availableReplicas ?? 0;
  // Not one pod of any version: that is no rollout, and U5 tells of it.
  if ((status?.replicas ?? 0) === 0) return undefined;
  // Nothing is missing any more: the controller has only not said so yet.
  if (updated >= wanted && available >= wanted && (status?.replicas ?? 0) <= wanted) return undefined;
  const object = refOf('Deployment', one);
  return {
    object,
    wanted,
    updated,
    evidence: [
      fromStatus(object, conditionPath(progress), said(progress)),
      fromStatus(object, 'status.availableReplicas', `${available}, ready ${status?.readyReplicas ?? 0}`),
      ...(spec?.minReadySeconds ? [fromSpec(object, 'spec.minReadySeconds', spec.minReadySeconds)] : []),
    ],
    hurt: podsOf(cluster, object).filter(isHurt),
  };
}

function statefulSet(cluster: Cluster, one: KindTypes['StatefulSet']): Stuck | undefined {
  const { metadata, spec, status } = one;
  const { currentRevision, updateRevision, updatedReplicas = 0 } = status ?? {};
  const wanted = spec?.replicas ?? 1;
  if (metadata.deletionTimestamp || !updateRevision || currentRevision === updateRevision) return undefined;
  const strategy = spec?.updateStrategy?.type ?? 'RollingUpdate';
  // A partition is a canary on purpose; W2 tells of one that was forgotten.
  if ((spec?.updateStrategy?.rollingUpdate?.partition ?? 0) > 0) return undefined;
  return mixed(cluster, refOf('StatefulSet', one), strategy, wanted, updatedReplicas, spec?.minReadySeconds);
}

function daemonSet(cluster: Cluster, one: KindTypes['DaemonSet']): Stuck | undefined {
  const { metadata, spec, status } = one;
  const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0 } = status ?? {};
  if (metadata.deletionTimestamp || (status?.observedGeneration ?? 0) < (metadata.generation ?? 0)) return undefined;
  const strategy = spec?.updateStrategy?.type ?? 'RollingUpdate';
  return mixed(cluster, refOf('DaemonSet', one), strategy, wanted, updated, spec?.minReadySeconds);
}

/** Some pods are of the new version and some are not, and there has been no new one for long. */
function mixed(
  cluster: Cluster,
  object: ObjectRef,
  strategy: string,
  wanted: number,
  updated: number,
  minReadySeconds = 0,
): Stuck | undefined {
  if (updated >= wanted || wanted === 0) return undefined;
  // All pods of the old version under OnDelete: the update was prepared, and nobody has begun it.
  if (strategy === 'OnDelete' && updated === 0) return undefined;
  const pods = podsOf(cluster, object);
  const idle = Math.min(...pods.map(({ metadata }) => secondsSince(cluster, metadata.creationTimestamp)));
  const patience = strategy === 'OnDelete' ? byHand : standstill + 2 * minReadySeconds;
  if (pods.length === 0 || !Number.isFinite(idle) || idle < patience) return undefined;
  // When the new version was declared is not written anywhere; without one new pod it may have been this minute.
  if (updated === 0) return undefined;
  return {
    object,
    wanted,
    updated,
    evidence: [fromSpec(object, 'spec.updateStrategy.type', strategy)],
    hurt: pods.filter(isHurt),
  };
}

function podsOf(cluster: Cluster, object: ObjectRef): readonly Pod[] {
  return podsByWorkload(cluster).get(`${object.kind}/${object.namespace ?? ''}/${object.name}`) ?? [];
}

const podsByWorkload = perCluster((cluster) =>
  Map.groupBy(cluster.all('Pod'), (pod) => {
    const { kind, namespace, name } = workloadOf(cluster, 'Pod', pod);
    return `${kind}/${namespace ?? ''}/${name}`;
  }),
);
