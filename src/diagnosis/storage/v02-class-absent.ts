import { fromEvent, fromSpec } from '../evidence.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { classNameOf, pendingClaims } from './claims.ts';
import { claimDraft, claimRef } from './draft.ts';
import { freeVolumes } from './matching.ts';
import { failureOf } from './provisioning.ts';

/** The claim names a class that this cluster does not have, and nobody made a volume for it by hand. */
export const v02ClassAbsent: Rule = {
  code: 'V2',
  family: 'storage',
  reads: ['PersistentVolumeClaim', 'StorageClass'],
  consults: ['PersistentVolume', 'Event', 'Pod'],
  *check(cluster) {
    const classes = cluster.all('StorageClass').map(({ metadata }) => metadata.name);
    for (const claim of pendingClaims(cluster)) {
      const name = classNameOf(claim);
      if (!name || cluster.exists('StorageClass', undefined, name) !== 'no' || claim.spec?.volumeName) continue;
      const failure = failureOf(cluster, claim);
      const told = failure?.refusal === 'class' ? failure : undefined;
      // A class that is only a word by which claims and volumes made by hand find each other needs no object of its own.
      if (freeVolumes(cluster, claim).length > 0 || (!told && !cluster.canRead('PersistentVolume'))) continue;
      yield claimDraft(cluster, claim, {
        object: { kind: 'StorageClass', name },
        evidence: [fromSpec(claimRef(claim), 'spec.storageClassName', name), ...(told ? [fromEvent(told.event)] : [])],
        parameters: { classes: classes.join(', ') || '—' },
        commands: [command('kubectl', 'get', 'storageclass'), ...exportOf(claimRef(claim))],
      });
    }
  },
};

/** A claim's class cannot be changed: the claim has to be made again, which loses nothing as it never had a volume. */
function exportOf({ namespace = 'default', name }: { namespace?: string; name: string }): readonly string[] {
  return [command('kubectl', '-n', namespace, 'get', 'pvc', name, '-o', 'yaml')];
}
