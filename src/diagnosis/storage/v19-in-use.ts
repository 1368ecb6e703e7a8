import type { Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { kubectl } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { unplacedUsers, usersOf } from './claims.ts';
import { claimDraft, claimRef } from './draft.ts';
import { silentUsers } from './silent-holder.ts';

/** Only one pod may use the claim, and another one does. */
export const v19InUse: Rule = {
  code: 'V19',
  family: 'storage',
  reads: ['PersistentVolumeClaim', 'Pod'],
  consults: ['Event', 'Node', 'VolumeAttachment'],
  *check(cluster) {
    for (const claim of cluster.all('PersistentVolumeClaim')) {
      const modes = claim.spec?.accessModes ?? [];
      if (!modes.includes('ReadWriteOncePod') || claim.status?.phase !== 'Bound') continue;
      const waiting = unplacedUsers(cluster, claim);
      const holder = usersOf(cluster, claim).find((pod) => holds(cluster, pod));
      if (waiting.length === 0 || !holder) continue;
      const workload = workloadOf(cluster, 'Pod', holder);
      yield claimDraft(cluster, claim, {
        victims: waiting.map(({ pod }) => podRef(pod)),
        related: [
          { ...podRef(holder), role: 'reference' },
          { ...workload, role: 'reference' },
        ],
        evidence: [
          fromSpec(claimRef(claim), 'spec.accessModes', modes.join(', ')),
          fromSpec(podRef(holder), 'spec.volumes', claim.metadata.name),
        ],
        parameters: { holder: holder.metadata.name },
        blames: silentUsers(cluster, claim),
        commands: [kubectl('describe', podRef(holder)), kubectl('edit', workload)],
      });
    }
  },
};

/** A pod that is just leaving makes room by itself. */
function holds(cluster: Cluster, { metadata, spec }: Pod): boolean {
  const leaving = cluster.now - Date.parse(metadata.deletionTimestamp ?? '');
  return Boolean(spec?.nodeName) && !(leaving < 5 * 60_000);
}
