import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromStatus, podRef } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';
import { replicaSetsOf, revision } from './rollout.ts';
import { isReady } from './trouble.ts';

/** A rollout that Kubernetes itself has given up on, and that nothing more precise explains. */
export const c16Rollout: Rule = {
  code: 'C16',
  family: 'crash',
  reads: ['Deployment'],
  consults: ['Pod', 'ReplicaSet'],
  *check(cluster) {
    for (const deployment of cluster.all('Deployment')) {
      const stuck = deployment.status?.conditions?.find(
        ({ type, status, reason }) =>
          type === 'Progressing' && status === 'False' && reason === 'ProgressDeadlineExceeded',
      );
      if (!stuck || deployment.spec?.replicas === 0 || deployment.spec?.paused || deployment.metadata.deletionTimestamp)
        continue;
      const object = refOf('Deployment', deployment);
      const updated = deployment.status?.updatedReplicas ?? 0;
      const wanted = deployment.spec?.replicas ?? 1;
      yield {
        severity: urgencyOf(cluster, object),
        object,
        victims: newPods(cluster, deployment).map(podRef),
        evidence: [
          fromStatus(object, 'status.conditions[Progressing]', `${stuck.reason}: ${stuck.message ?? ''}`),
          fromStatus(
            object,
            'status',
            `updatedReplicas ${updated}, readyReplicas ${deployment.status?.readyReplicas ?? 0}`,
          ),
        ],
        parameters: { wanted, ready: deployment.status?.readyReplicas ?? 0 },
        remedy: remedy(
          'upgrades/application',
          object,
          kubectl(['rollout', 'status', '--timeout=5s'], object),
          kubectl(['rollout', 'history'], object),
          kubectl(['rollout', 'undo'], object),
        ),
      };
    }
  },
};

/** Pods of the newest version that are not ready. */
function newPods(cluster: Cluster, deployment: KindTypes['Deployment']) {
  const object = refOf('Deployment', deployment);
  const newest = replicaSetsOf(cluster, object).toSorted((a, b) => revision(b) - revision(a))[0]?.metadata.name;
  return cluster
    .pods(deployment.metadata.namespace)
    .filter((pod) => pod.metadata.ownerReferences?.some(({ kind, name }) => kind === 'ReplicaSet' && name === newest))
    .filter((pod) => !isReady(pod) && !pod.metadata.deletionTimestamp && pod.status?.phase !== 'Failed');
}
