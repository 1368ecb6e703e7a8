import { fromEvent } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { pendingClaims } from './claims.ts';
import { claimDraft, classReference } from './draft.ts';
import { failureOf } from './provisioning.ts';

/** K3s keeps the provisioner's settings there; other installations may use another namespace. */
const settings = { kind: 'ConfigMap', namespace: 'kube-system', name: 'local-path-config' };

/** The settings of the local-path provisioner say nothing of the node, or nothing usable. */
export const v08NodeMap: Rule = {
  code: 'V8',
  family: 'storage',
  reads: ['PersistentVolumeClaim', 'Event'],
  consults: ['Pod'],
  *check(cluster) {
    for (const claim of pendingClaims(cluster)) {
      const failure = failureOf(cluster, claim);
      if (failure?.refusal !== 'node-map') continue;
      yield claimDraft(cluster, claim, {
        related: [...classReference(claim), { ...settings, role: 'reference' }],
        evidence: [fromEvent(failure.event)],
        parameters: { detail: failure.detail },
        commands: [
          kubectl(['get', '-o', 'yaml'], settings),
          kubectl(['logs', '--tail=50'], { ...settings, kind: 'Deployment', name: 'local-path-provisioner' }),
        ],
      });
    }
  },
};
