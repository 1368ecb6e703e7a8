import { fromEvent, fromSpec } from '../evidence.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { classNameOf, pendingClaims } from './claims.ts';
import { claimDraft, claimRef } from './draft.ts';
import { volumesFor } from './matching.ts';

const marks = ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class'];

/** The claim leaves the choice of the class to the cluster, and the cluster has no default. */
export const v03NoDefaultClass: Rule = {
  code: 'V3',
  family: 'storage',
  reads: ['PersistentVolumeClaim', 'StorageClass'],
  consults: ['PersistentVolume', 'Event', 'Pod'],
  *check(cluster) {
    const classes = cluster.all('StorageClass');
    if (classes.some(({ metadata }) => marks.some((mark) => metadata.annotations?.[mark] === 'true'))) return;
    const names = classes.map(({ metadata }) => metadata.name);
    for (const claim of pendingClaims(cluster)) {
      if (classNameOf(claim) !== undefined || claim.spec?.volumeName || volumesFor(cluster, claim).length > 0) continue;
      const event = cluster
        .events('PersistentVolumeClaim', claim)
        .findLast(({ reason, message = '' }) => reason === 'FailedBinding' && /no storage class is set/i.test(message));
      if (!event && !cluster.canRead('PersistentVolume')) continue;
      yield claimDraft(cluster, claim, {
        evidence: [fromSpec(claimRef(claim), 'spec.storageClassName', '—'), ...(event ? [fromEvent(event)] : [])],
        parameters: { classes: names.join(', ') || '—' },
        commands: [
          command('kubectl', 'get', 'storageclass'),
          command('kubectl', 'annotate', 'storageclass', names[0] ?? '<CLASS>', `${marks[0]}=true`),
        ],
      });
    }
  },
};
