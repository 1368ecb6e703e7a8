import type { PersistentVolumeClaim } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent } from '../evidence.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { classOf, isPending, unplacedUsers, usersOf } from './claims.ts';
import { claimDraft, classReference } from './draft.ts';
import { freeVolumes, isStatic, mismatchOf } from './matching.ts';
import { failureOf } from './provisioning.ts';

/** There is no volume left for the claim, or no room for one. */
export const v11NoVolume: Rule = {
  code: 'V11',
  family: 'storage',
  reads: ['PersistentVolumeClaim', 'StorageClass', 'Pod'],
  consults: ['PersistentVolume', 'Event'],
  *check(cluster) {
    for (const claim of cluster.all('PersistentVolumeClaim')) {
      const said = scarcity(cluster, claim);
      if (said === undefined) continue;
      const failure = failureOf(cluster, claim);
      yield claimDraft(cluster, claim, {
        related: classReference(claim),
        evidence: failure?.refusal === 'space' ? [fromEvent(failure.event)] : bindingEvent(cluster, claim),
        parameters: { detail: said || '—' },
        commands: [command('kubectl', 'get', 'pv'), command('kubectl', 'get', 'storageclass')],
      });
    }
  },
};

/** What the scheduler says: of every claim, of claims whose volume would be made, and of those that need a ready one. */
const full = /exceeds? max volume count|max volume count exceeded/i;
const noRoom = new RegExp(`did not have enough free storage|${full.source}`, 'i');
const nothingToBind = /didn't find available persistent volumes to bind/i;

/** What says that room is missing; empty when only the state shows it, undefined when nothing does. */
function scarcity(cluster: Cluster, claim: PersistentVolumeClaim): string | undefined {
  const words = !isPending(claim) ? full : isStatic(cluster, claim) ? nothingToBind : noRoom;
  const told = unplacedUsers(cluster, claim).flatMap(({ message = '' }) => words.exec(message)?.[0] ?? [])[0];
  if (!isPending(claim)) return told;
  const failure = failureOf(cluster, claim);
  if (failure?.refusal === 'space') return failure.detail;
  if (mismatchOf(cluster, claim)) return undefined;
  return told ?? (hasNothing(cluster, claim) ? (bindingEvent(cluster, claim)[0]?.value ?? '') : undefined);
}

/** Volumes are made by hand for this claim, and nobody has made one. */
function hasNothing(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  if (!cluster.canRead('PersistentVolume') || !isStatic(cluster, claim) || claim.spec?.volumeName) return false;
  const found = classOf(cluster, claim);
  if (claim.spec?.storageClassName !== '' && !found) return false;
  const waits = found?.volumeBindingMode === 'WaitForFirstConsumer' && usersOf(cluster, claim).length === 0;
  return !waits && freeVolumes(cluster, claim).length === 0;
}

function bindingEvent(cluster: Cluster, claim: PersistentVolumeClaim) {
  const event = cluster.events('PersistentVolumeClaim', claim).findLast(({ reason }) => reason === 'FailedBinding');
  return event ? [fromEvent(event)] : [];
}
