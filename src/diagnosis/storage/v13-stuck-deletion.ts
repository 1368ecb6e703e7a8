import type { KubeObject } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromStatus, podRef } from '../evidence.ts';
import { isHurt } from '../impact.ts';
import { refOf } from '../owners.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { unplacedUsers, usersOf } from './claims.ts';
import { claimDraft, claimRef } from './draft.ts';
import { silentUsers } from './silent-holder.ts';

const patience = 10 * 60_000;

/** Somebody deleted a claim or a volume, and it cannot go: pods still use it, or who should clean it up does not. */
export const v13StuckDeletion: Rule = {
  code: 'V13',
  family: 'storage',
  reads: ['PersistentVolumeClaim', 'Pod'],
  consults: ['PersistentVolume', 'Event', 'Node', 'VolumeAttachment'],
  *check(cluster) {
    yield* claims(cluster);
    yield* volumes(cluster);
  },
};

function* claims(cluster: Cluster): Iterable<Draft> {
  for (const claim of cluster.all('PersistentVolumeClaim')) {
    if (!claim.metadata.deletionTimestamp) continue;
    const blocked = unplacedUsers(cluster, claim);
    if (!isStuck(cluster, claim) && blocked.length === 0) continue;
    const users = usersOf(cluster, claim);
    yield claimDraft(cluster, claim, {
      severity: users.some(isHurt) ? 'critical' : 'warning',
      related: users.filter((pod) => !isHurt(pod)).map((pod) => ({ ...podRef(pod), role: 'reference' as const })),
      evidence: [fromStatus(claimRef(claim), 'metadata.deletionTimestamp', claim.metadata.deletionTimestamp)],
      parameters: {
        users: users.map(({ metadata }) => metadata.name).join(', ') || '—',
        finalizers: finalizersOf(claim),
      },
      commands: [kubectl(['get', '-o', 'yaml'], claimRef(claim))],
      // Its pods cannot end as long as their node says nothing.
      blames: blocked.length === 0 ? silentUsers(cluster, claim) : [],
    });
  }
}

function* volumes(cluster: Cluster): Iterable<Draft> {
  for (const volume of cluster.all('PersistentVolume')) {
    const { claimRef: held, persistentVolumeReclaimPolicy: policy } = volume.spec ?? {};
    const claim = cluster.get('PersistentVolumeClaim', held?.namespace, held?.name ?? '');
    // Its claim is being deleted as well: then the claim is told of.
    if (claim?.metadata.deletionTimestamp) continue;
    const failed = cluster.events('PersistentVolume', volume).findLast(({ reason }) => reason === 'VolumeFailedDelete');
    const isFailed = volume.status?.phase === 'Failed' && policy === 'Delete';
    if (!isStuck(cluster, volume) && !isFailed) continue;
    const object = refOf('PersistentVolume', volume);
    yield {
      severity: 'warning',
      object,
      victims: [],
      evidence: [
        volume.metadata.deletionTimestamp
          ? fromStatus(object, 'metadata.deletionTimestamp', volume.metadata.deletionTimestamp)
          : fromStatus(object, 'status.phase', 'Failed'),
        ...(failed ? [fromEvent(failed)] : []),
      ],
      parameters: {
        users: held ? `PersistentVolumeClaim ${held.namespace}/${held.name}` : '—',
        finalizers: finalizersOf(volume),
      },
      remedy: remedy('troubleshooting/storage-pending', object, kubectl('describe', object)),
    };
  }
}

function isStuck(cluster: Cluster, { metadata }: KubeObject): boolean {
  return cluster.now - Date.parse(metadata.deletionTimestamp ?? '') > patience;
}

function finalizersOf({ metadata }: KubeObject): string {
  return metadata.finalizers?.join(', ') || '—';
}
