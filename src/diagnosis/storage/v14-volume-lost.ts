import type { PersistentVolumeClaim } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromSpec } from '../evidence.ts';
import { isHurt } from '../impact.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { isPending, severityOf, unplacedUsers, usersOf } from './claims.ts';
import { claimDraft, claimRef } from './draft.ts';

/** The claim points at a volume that no longer exists. The data may still be there. */
export const v14VolumeLost: Rule = {
  code: 'V14',
  family: 'storage',
  reads: ['PersistentVolumeClaim'],
  consults: ['PersistentVolume', 'Pod', 'Event'],
  *check(cluster) {
    for (const claim of cluster.all('PersistentVolumeClaim')) {
      if (claim.metadata.deletionTimestamp || !isLost(cluster, claim)) continue;
      const volume = claim.spec?.volumeName || '—';
      const event = cluster.events('PersistentVolumeClaim', claim).findLast(({ reason }) => reason === 'ClaimLost');
      yield claimDraft(cluster, claim, {
        severity: isPending(claim) ? severityOf(cluster, claim) : 'critical',
        evidence: [fromSpec(claimRef(claim), 'spec.volumeName', volume), ...(event ? [fromEvent(event)] : [])],
        parameters: { volume },
        procedure: 'emergency/volume-loss',
        commands: [
          command('kubectl', 'get', 'pv'),
          command(
            'sudo',
            'find',
            '/var/lib/rancher/k3s/storage',
            '-maxdepth',
            '1',
            '-name',
            `*${claim.metadata.name}*`,
          ),
        ],
      });
    }
  },
};

function isLost(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  if (claim.status?.phase === 'Lost') return true;
  const name = claim.spec?.volumeName;
  // The lists are read one after the other: a claim whose pod works has its volume, even if we saw it not.
  if (usersOf(cluster, claim).some((pod) => !isHurt(pod))) return false;
  if (name && cluster.exists('PersistentVolume', undefined, name) === 'no') return true;
  return (
    cluster.exists('PersistentVolume', undefined, name ?? '') === 'unknown' &&
    unplacedUsers(cluster, claim).some(({ message = '' }) => /bound to non-existent persistent ?volume/i.test(message))
  );
}
