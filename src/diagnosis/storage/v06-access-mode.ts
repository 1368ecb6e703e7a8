import { fromEvent, fromSpec } from '../evidence.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { classOf, pendingClaims, selectedNode } from './claims.ts';
import { claimDraft, claimRef, classReference } from './draft.ts';
import { failureOf } from './provisioning.ts';

const alone = new Set(['ReadWriteOnce', 'ReadWriteOncePod']);

/** The claim wants to be shared between nodes, which this sort of storage cannot do. */
export const v06AccessMode: Rule = {
  code: 'V6',
  family: 'storage',
  reads: ['PersistentVolumeClaim'],
  consults: ['StorageClass', 'Event', 'Pod'],
  *check(cluster) {
    for (const claim of pendingClaims(cluster)) {
      const failure = failureOf(cluster, claim);
      const told = failure?.refusal === 'mode' ? failure : undefined;
      const modes = claim.spec?.accessModes ?? [];
      // Once a node is chosen, local-path tries at once; without the event, its silence on other modes is certain all the same.
      const isLocal = classOf(cluster, claim)?.provisioner === 'rancher.io/local-path' && selectedNode(claim);
      if (!told && !(isLocal && !failure && modes.some((mode) => !alone.has(mode)))) continue;
      yield claimDraft(cluster, claim, {
        related: classReference(claim),
        evidence: [
          fromSpec(claimRef(claim), 'spec.accessModes', modes.join(', ')),
          ...(told ? [fromEvent(told.event)] : []),
        ],
        parameters: { modes: modes.join(', ') || '—' },
        commands: [command('kubectl', 'get', 'storageclass')],
      });
    }
  },
};
