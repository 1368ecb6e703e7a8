import type { PersistentVolumeClaim, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromStatus, podRef } from '../evidence.ts';
import { isHurt } from '../impact.ts';
import { perCluster } from '../per-cluster.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { pendingClaims } from './claims.ts';
import { claimDraft, classReference } from './draft.ts';
import { failureOf } from './provisioning.ts';

/** The local-path provisioner makes a directory with the help of a short-lived pod, and that pod does not succeed. */
export const v05HelperPod: Rule = {
  code: 'V5',
  family: 'storage',
  reads: ['PersistentVolumeClaim', 'Pod'],
  consults: ['Event', 'StorageClass'],
  *check(cluster) {
    for (const claim of pendingClaims(cluster)) {
      const failure = failureOf(cluster, claim);
      const told = failure?.refusal === 'helper' ? failure : undefined;
      const helper = helperOf(cluster, claim);
      if (!told && !helper) continue;
      const pod = helper && podRef(helper);
      yield claimDraft(cluster, claim, {
        related: [...classReference(claim), ...(pod ? [{ ...pod, role: 'reference' as const }] : [])],
        evidence: [
          ...(told ? [fromEvent(told.event)] : []),
          ...(pod ? [fromStatus(pod, 'status.phase', helper.status?.phase ?? 'Pending')] : []),
        ],
        parameters: { detail: told?.detail ?? pod?.name ?? '—' },
        ...(pod && { blames: [pod] }),
        commands: [
          command('kubectl', 'get', 'pods', '-A', '-o', 'wide'),
          command('kubectl', '-n', 'kube-system', 'logs', 'deployment/local-path-provisioner', '--tail=50'),
        ],
      });
    }
  },
};

const helpers = perCluster((cluster): readonly Pod[] =>
  cluster.all('Pod').filter(({ metadata }) => /^(?:helper-pod-)?create-pvc-/.test(metadata.name)),
);

/** The helper of a claim, when it has had a minute and is still not done. */
function helperOf(cluster: Cluster, { metadata: { uid } }: PersistentVolumeClaim): Pod | undefined {
  if (!uid) return undefined;
  return helpers(cluster).find((helper) => {
    const age = cluster.now - Date.parse(String(helper.metadata.creationTimestamp));
    return helper.metadata.name.includes(uid) && isHurt(helper) && !(age < 60_000);
  });
}
