import type { PersistentVolumeClaim, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromSpec, fromStatus } from '../evidence.ts';
import { claimsOf } from '../impact.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';

/** A claim has had no volume for minutes although something waits for it, and no rule says why. */
export const u07Claim: Rule = {
  code: 'U7',
  family: 'unknown',
  lastResort: true,
  reads: ['PersistentVolumeClaim', 'Pod'],
  consults: ['Event', 'StorageClass'],
  *check(cluster) {
    for (const claim of cluster.all('PersistentVolumeClaim')) {
      if (!isStuck(cluster, claim)) continue;
      const ref = refOf('PersistentVolumeClaim', claim);
      const isUsed = isWanted(cluster, claim);
      if (!isUsed && waitsForConsumer(cluster, claim)) continue;
      const events = cluster.events('PersistentVolumeClaim', claim).slice(-3);
      yield {
        severity: isUsed ? 'critical' : 'warning',
        object: ref,
        victims: [ref],
        evidence: [
          fromStatus(ref, 'status.phase', claim.status?.phase ?? '–'),
          fromSpec(ref, 'spec.storageClassName', claim.spec?.storageClassName ?? '–'),
          ...events.map(fromEvent),
        ],
        parameters: { class: claim.spec?.storageClassName || '–', said: events.at(-1)?.message ?? '–' },
        remedy: remedy(
          'troubleshooting/storage-pending',
          ref,
          kubectl('describe', ref),
          command('kubectl', 'get', 'storageclasses'),
          command('kubectl', 'get', 'pods', '-A', '-o', 'wide'),
        ),
        blames: [ref],
      };
    }
  },
};

const patienceMs = 120_000;

function isStuck(cluster: Cluster, { metadata, status }: PersistentVolumeClaim): boolean {
  const age = cluster.now - Date.parse(metadata.creationTimestamp ?? '');
  return status?.phase === 'Pending' && !metadata.deletionTimestamp && !(age < patienceMs);
}

function waitsForConsumer(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  const storageClass = cluster.get('StorageClass', undefined, claim.spec?.storageClassName ?? '');
  const told = cluster.events('PersistentVolumeClaim', claim).at(-1)?.reason === 'WaitForFirstConsumer';
  return told || storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
}

function isWanted(cluster: Cluster, { metadata }: PersistentVolumeClaim): boolean {
  return wantedClaims(cluster).has(`${metadata.namespace}/${metadata.name}`);
}

/** Claims of pods that are not over. */
const wantedClaims = perCluster((cluster): ReadonlySet<string> => {
  const living = cluster.all('Pod').filter(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed');
  return new Set(living.flatMap((pod: Pod) => claimsOf(pod).map((name) => `${pod.metadata.namespace}/${name}`)));
});
