import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromStatus, podRef } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';
import { type ContainerRule, containerRule } from './container-rule.ts';
import { closedGate } from './gates.ts';
import { readingOf } from './log.ts';
import { failureEvidence, logCommand, logEvidence } from './log-verdict.ts';
import { badRollout, predecessor, replicaSetsOf, revision } from './rollout.ts';
import { isReady, troubles } from './trouble.ts';

const failing = containerRule({
  code: 'C16',
  readsLog: true,
  recognise(cluster, trouble) {
    const { container, end, how, workload } = trouble;
    if (how !== 'crashing' || end?.exitCode === 0 || !badRollout(cluster, container.pod, workload)) return undefined;
    return {
      evidence: [...logEvidence(trouble, readingOf(cluster, trouble)), ...failureEvidence(cluster, trouble)],
      parameters: progressOf(cluster, workload),
      procedure: 'upgrades/application',
      commands: [logCommand(trouble), kubectl(['rollout', 'history'], workload)],
    };
  },
});

/**
 * A new version fails while the one before serves, or served until it came, and nothing more precise explains it. A workload
 * that has only ever had one version, or none that worked, has no bad rollout: there is nothing to go back to.
 */
export const c16Rollout: ContainerRule = {
  ...failing,
  *check(cluster) {
    yield* failing.check(cluster);
    yield* stuckRollouts(cluster);
  },
  others: stuckRollouts,
};

/** Rollouts that Kubernetes has given up on, with new pods of which no other rule of the family can tell more. */
function* stuckRollouts(cluster: Cluster): Iterable<Draft> {
  const failing = new Set(troubles(cluster).map(({ container }) => container.pod));
  for (const deployment of cluster.all('Deployment')) {
    const stuck = deployment.status?.conditions?.find(
      ({ type, status, reason }) =>
        type === 'Progressing' && status === 'False' && reason === 'ProgressDeadlineExceeded',
    );
    const { spec, metadata } = deployment;
    if (!stuck || spec?.replicas === 0 || spec?.paused || metadata.deletionTimestamp) continue;
    const object = refOf('Deployment', deployment);
    const newest = replicaSetsOf(cluster, object).toSorted((a, b) => revision(b) - revision(a))[0]?.metadata.name;
    const before = newest === undefined ? undefined : predecessor(cluster, object, newest);
    const pods = newest === undefined ? [] : unreadyPods(cluster, deployment, newest);
    // Without a new pod that fails, nothing speaks against the version: W1 tells of a rollout that merely stands still.
    if (!before || pods.length === 0 || pods.some((pod) => failing.has(pod))) continue;
    // Its programs are well: C19 tells of the gate that keeps such a pod from being ready.
    if (pods.some((pod) => closedGate(cluster, pod))) continue;
    const { ready, updated } = progressOf(cluster, object);
    yield {
      severity: urgencyOf(cluster, object),
      object,
      victims: pods.map(podRef),
      evidence: [
        fromStatus(object, 'status.conditions[Progressing]', `${stuck.reason}: ${stuck.message ?? ''}`),
        fromStatus(object, 'status', `updatedReplicas ${updated}, readyReplicas ${ready}`),
        before,
      ],
      parameters: { container: '—', restarts: 0, ...progressOf(cluster, object) },
      remedy: remedy(
        'upgrades/application',
        object,
        kubectl(['rollout', 'status', '--timeout=5s'], object),
        kubectl(['rollout', 'history'], object),
        kubectl(['rollout', 'undo'], object),
      ),
    };
  }
}

/** Replicas that are wanted, that are of the newest version, and that are ready. */
function progressOf(cluster: Cluster, { kind, namespace, name }: ObjectRef) {
  if (kind === 'DaemonSet') {
    const status = cluster.get(kind, namespace, name)?.status;
    const {
      desiredNumberScheduled: wanted = 0,
      updatedNumberScheduled: updated = 0,
      numberReady: ready = 0,
    } = status ?? {};
    return { wanted, updated, ready };
  }
  const set = kind === 'Deployment' || kind === 'StatefulSet' ? cluster.get(kind, namespace, name) : undefined;
  return {
    wanted: set?.spec?.replicas ?? 1,
    updated: set?.status?.updatedReplicas ?? 0,
    ready: set?.status?.readyReplicas ?? 0,
  };
}

/** Pods of one ReplicaSet that are not ready. */
function unreadyPods(cluster: Cluster, { metadata: { namespace } }: KindTypes['Deployment'], replicaSet: string) {
  return cluster
    .pods(namespace)
    .filter((pod) =>
      pod.metadata.ownerReferences?.some(({ kind, name }) => kind === 'ReplicaSet' && name === replicaSet),
    )
    .filter((pod) => !isReady(pod) && !pod.metadata.deletionTimestamp && pod.status?.phase !== 'Failed');
}
