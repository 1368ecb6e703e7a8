import { fromEvent, fromSpec } from '../evidence.ts';
import { command, kubectl } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { classOf, pendingClaims, selectedNode } from './claims.ts';
import { claimDraft, claimRef, classReference } from './draft.ts';
import { failureOf } from './provisioning.ts';

/** The claim selects volumes by label, or its class binds at once, and the provisioner can do neither. */
export const v07NotForLocalPath: Rule = {
  code: 'V7',
  family: 'storage',
  reads: ['PersistentVolumeClaim'],
  consults: ['StorageClass', 'Event', 'Pod'],
  *check(cluster) {
    for (const claim of pendingClaims(cluster)) {
      const failure = failureOf(cluster, claim);
      const told = failure?.refusal === 'selector' || failure?.refusal === 'immediate' ? failure : undefined;
      const found = classOf(cluster, claim);
      const isLocal = found?.provisioner === 'rancher.io/local-path' && !failure;
      const mode = found?.volumeBindingMode ?? 'Immediate';
      const age = cluster.now - Date.parse(String(claim.metadata.creationTimestamp));
      const isImmediate = isLocal && mode === 'Immediate' && !claim.spec?.volumeName && !(age < 60_000);
      const isSelecting = isLocal && claim.spec?.selector !== undefined && selectedNode(claim) !== undefined;
      if (!told && !isImmediate && !isSelecting) continue;
      const ref = claimRef(claim);
      const refusal = told?.refusal ?? (isSelecting ? 'selector' : 'immediate');
      const storageClass = { kind: 'StorageClass', name: found?.metadata.name ?? '—' };
      yield claimDraft(cluster, claim, {
        related: classReference(claim),
        evidence: [
          ...(told ? [fromEvent(told.event)] : []),
          refusal === 'selector'
            ? fromSpec(ref, 'spec.selector', JSON.stringify(claim.spec?.selector ?? {}))
            : fromSpec(storageClass, 'volumeBindingMode', mode),
        ],
        parameters: { fault: refusal === 'selector' ? 'spec.selector' : `volumeBindingMode: ${mode}` },
        commands: [command('kubectl', 'get', 'storageclass'), kubectl(['get', '-o', 'yaml'], ref)],
      });
    }
  },
};
