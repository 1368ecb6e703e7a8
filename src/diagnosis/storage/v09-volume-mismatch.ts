import { fromEvent, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { pendingClaims } from './claims.ts';
import { claimDraft } from './draft.ts';
import { mismatchOf } from './matching.ts';

/** A volume was made by hand for the claim, and something about it does not fit; or it still belongs to the claim before. */
export const v09VolumeMismatch: Rule = {
  code: 'V9',
  family: 'storage',
  reads: ['PersistentVolumeClaim'],
  consults: ['PersistentVolume', 'StorageClass', 'Event', 'Pod'],
  *check(cluster) {
    for (const claim of pendingClaims(cluster)) {
      const sure = cluster.canRead('PersistentVolume') && cluster.canRead('StorageClass');
      const mismatch = sure ? mismatchOf(cluster, claim) : undefined;
      const event = cluster
        .events('PersistentVolumeClaim', claim)
        .findLast(
          ({ reason, message = '' }) =>
            reason === 'VolumeMismatch' || /already bound to a different claim/i.test(message),
        );
      if (!mismatch && !event) continue;
      const name = mismatch?.volume.metadata.name ?? claim.spec?.volumeName ?? '—';
      const volume = { kind: 'PersistentVolume', name };
      const fault = mismatch?.faults.join('; ') ?? event?.message ?? '—';
      yield claimDraft(cluster, claim, {
        related: mismatch ? [{ ...refOf('PersistentVolume', mismatch.volume), role: 'reference' }] : [],
        evidence: [...(mismatch ? [fromStatus(volume, 'spec', fault)] : []), ...(event ? [fromEvent(event)] : [])],
        parameters: { volume: name, fault },
        commands: [command('kubectl', 'get', 'pv'), kubectl('describe', volume)],
      });
    }
  },
};
