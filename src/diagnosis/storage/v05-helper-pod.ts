import type { PersistentVolumeClaim, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { readingOf } from '../crash/log.ts';
import { logEvidence } from '../crash/log-verdict.ts';
import { troubles } from '../crash/trouble.ts';
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
      const helper = helperOf(cluster, volumesOf(claim, told?.event.message));
      if (!told && !helper) continue;
      const pod = helper && podRef(helper);
      const crashing =
        helper && troubles(cluster).find(({ container, how }) => container.pod === helper && how === 'crashing');
      yield claimDraft(cluster, claim, {
        related: [...classReference(claim), ...(pod ? [{ ...pod, role: 'reference' as const }] : [])],
        evidence: [
          ...(told ? [fromEvent(told.event)] : []),
          ...(pod ? [fromStatus(pod, 'status.phase', helper.status?.phase ?? 'Pending')] : []),
          ...(crashing ? logEvidence(crashing, readingOf(cluster, crashing)) : []),
        ],
        parameters: { detail: told?.detail ?? pod?.name ?? '—' },
        // What keeps the helper from starting (its image, its place) is a cause of its own; what its script fails at is this one.
        ...(pod && (crashing ? { victims: [pod] } : { blames: [pod] })),
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

/** Names of the volume that is being made: the usual one, and the one that the provisioner names. */
function volumesOf({ metadata: { uid } }: PersistentVolumeClaim, message = ''): readonly string[] {
  const named = /create volume ([\w.-]{1,250}\w)/.exec(message)?.[1];
  return [uid, named].filter((name) => name !== undefined && name !== '') as readonly string[];
}

/** The helper that makes a volume, when it has had a minute and is still not done. */
function helperOf(cluster: Cluster, volumes: readonly string[]): Pod | undefined {
  return helpers(cluster).find((helper) => {
    const age = cluster.now - Date.parse(String(helper.metadata.creationTimestamp));
    const fails = isHurt(helper) || helper.status?.phase === 'Failed';
    return volumes.some((volume) => helper.metadata.name.includes(volume)) && fails && !(age < 60_000);
  });
}
