import type { Kind, Pod } from '../../model/kinds.ts';
import { type KubeObject, keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromStatus } from '../evidence.ts';
import { isHurt } from '../impact.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';

interface Workload extends KubeObject {
  readonly spec?: { readonly replicas?: number; readonly paused?: boolean; readonly podManagementPolicy?: string };
  readonly status?: {
    readonly replicas?: number;
    readonly readyReplicas?: number;
    readonly numberReady?: number;
    readonly desiredNumberScheduled?: number;
    readonly currentNumberScheduled?: number;
    readonly conditions?: readonly { readonly type: string; readonly lastUpdateTime?: unknown }[];
  };
}

const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'] as const;

/** A workload has fewer pods than it should, nothing refused them, and no rule says why. */
export const u05Workload: Rule = {
  code: 'U5',
  family: 'unknown',
  lastResort: true,
  reads: ['Pod', 'ReplicaSet'],
  consults: [...kinds.filter((kind) => kind !== 'ReplicaSet'), 'Event'],
  *check(cluster) {
    for (const kind of kinds) {
      for (const object of cluster.all(kind) as readonly Workload[]) {
        const missing = shortage(cluster, kind, object);
        if (!missing) continue;
        const ref = refOf(kind, object);
        const ready = object.status?.readyReplicas ?? object.status?.numberReady ?? 0;
        yield {
          severity: ready > 0 ? 'warning' : 'critical',
          object: ref,
          victims: [ref],
          evidence: [
            fromStatus(ref, 'status.replicas', `${missing.has} of ${missing.wants}`),
            ...cluster
              .events(kind, object)
              .filter(({ type }) => type !== 'Normal')
              .slice(-3)
              .map(fromEvent),
          ],
          parameters: missing,
          remedy: remedy(
            'troubleshooting/crash-loop',
            ref,
            kubectl('describe', ref),
            kubectl(['get', '-o', 'yaml'], ref),
          ),
          blames: [ref],
        };
      }
    }
  },
};

const patienceMs = 120_000;

function shortage(cluster: Cluster, kind: Kind, object: Workload): { wants: number; has: number } | undefined {
  const { metadata, spec, status } = object;
  const progress = status?.conditions?.find(({ type }) => type === 'Progressing')?.lastUpdateTime;
  const since = Math.max(...[metadata.creationTimestamp, progress].map((at) => Date.parse(String(at ?? '')) || 0));
  // A ReplicaSet of a Deployment is judged with it.
  const owned = metadata.ownerReferences?.some(({ controller }) => controller);
  if (metadata.deletionTimestamp || owned || spec?.paused || cluster.now - since < patienceMs) return undefined;
  const wants = kind === 'DaemonSet' ? (status?.desiredNumberScheduled ?? 0) : (spec?.replicas ?? 1);
  const told = kind === 'DaemonSet' ? status?.currentNumberScheduled : status?.replicas;
  const pods = podsByWorkload(cluster).get(keyOf(refOf(kind, object))) ?? [];
  // The controller and our own count must agree: the two lists were not read in the same instant.
  const has = Math.max(pods.filter(isAlive).length, told ?? 0);
  const waits = pods.some((pod) => pod.metadata.deletionTimestamp) || waitsForOrder(kind, object, pods);
  return has >= wants || waits ? undefined : { wants, has };
}

function isAlive({ metadata, status }: Pod): boolean {
  return !metadata.deletionTimestamp && status?.phase !== 'Failed' && status?.phase !== 'Succeeded';
}

/** A StatefulSet makes its next pod only when the one before is ready. */
function waitsForOrder(kind: Kind, { spec }: Workload, pods: readonly Pod[]): boolean {
  return kind === 'StatefulSet' && spec?.podManagementPolicy !== 'Parallel' && pods.some(isHurt);
}

const podsByWorkload = perCluster((cluster) =>
  Map.groupBy(cluster.all('Pod'), (pod) => keyOf(workloadOf(cluster, 'Pod', pod) satisfies ObjectRef)),
);
