import type { Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { claimsOf } from '../impact.ts';
import { workloadOf } from '../owners.ts';
import { command, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';

/** A claim that comes with its pod may be made a moment after it. */
const grace = 60_000;

/** The pod names a claim that does not exist in its namespace. */
export const v17ClaimAbsent: Rule = {
  code: 'V17',
  family: 'storage',
  reads: ['Pod', 'PersistentVolumeClaim'],
  consults: ['Event'],
  *check(cluster) {
    for (const pod of cluster.all('Pod')) {
      if (!isWaiting(cluster, pod)) continue;
      const { namespace = 'default' } = pod.metadata;
      const workload = workloadOf(cluster, 'Pod', pod);
      for (const name of new Set(claimsOf(pod))) {
        if (cluster.exists('PersistentVolumeClaim', namespace, name) !== 'no' || isOutOfQuota(cluster, pod)) continue;
        const object = { kind: 'PersistentVolumeClaim', namespace, name };
        const ref = podRef(pod);
        const said = pod.status?.conditions?.find(({ type, status }) => type === 'PodScheduled' && status === 'False');
        yield {
          severity: urgencyOf(cluster, workload),
          object,
          victims: [ref],
          evidence: [
            fromSpec(ref, 'spec.volumes', name),
            ...(said?.message ? [fromStatus(ref, 'status.conditions[PodScheduled]', said.message)] : []),
          ],
          parameters: { claim: name, workload: `${workload.kind}/${workload.name}` },
          remedy: remedy(
            'troubleshooting/storage-pending',
            object,
            command('kubectl', '-n', namespace, 'get', 'pvc'),
            command('kubectl', 'get', 'pvc', '-A', '--field-selector', `metadata.name=${name}`),
          ),
        };
      }
    }
  },
};

function isWaiting(cluster: Cluster, { metadata, status }: Pod): boolean {
  const age = cluster.now - Date.parse(String(metadata.creationTimestamp));
  return !metadata.deletionTimestamp && !(age < grace) && (status?.phase ?? 'Pending') === 'Pending';
}

/** The claim of an ephemeral volume that a quota refuses: then the quota is to blame. */
function isOutOfQuota(cluster: Cluster, pod: Pod): boolean {
  return cluster.events('Pod', pod).some(({ message = '' }) => /exceeded quota|forbidden: .*quota/i.test(message));
}
