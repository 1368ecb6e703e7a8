import type { Kind } from '../../model/kinds.ts';
import type { KubeObject } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import type { Status, WorkloadStatus } from './schema.ts';

const kinds = ['Deployment', 'StatefulSet', 'DaemonSet'] as const satisfies readonly Kind[];

interface Counted extends KubeObject {
  readonly spec?: { readonly replicas?: number };
  readonly status?: {
    readonly readyReplicas?: number;
    readonly numberReady?: number;
    readonly desiredNumberScheduled?: number;
  };
}

/** How many pods of Deployments, StatefulSets and DaemonSets are ready, and the workloads that lack some. */
export function workloadsOf(cluster: Cluster): Status['workloads'] {
  if (!kinds.every((kind) => cluster.canRead(kind))) return null;
  const all = kinds.flatMap((kind) => (cluster.all(kind) as readonly Counted[]).map((one) => counted(kind, one)));
  const sum = (of: (one: WorkloadStatus) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    ready: sum(({ ready, wanted }) => Math.min(ready, wanted)),
    wanted: sum(({ wanted }) => wanted),
    unready: all.filter(({ ready, wanted }) => ready < wanted),
  };
}

function counted(kind: (typeof kinds)[number], object: Counted): WorkloadStatus {
  const { spec, status } = object;
  const ready = kind === 'DaemonSet' ? status?.numberReady : status?.readyReplicas;
  const wanted = kind === 'DaemonSet' ? status?.desiredNumberScheduled : (spec?.replicas ?? 1);
  return { ...refOf(kind, object), ready: whole(ready), wanted: whole(wanted) };
}

function whole(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? Math.trunc(value) : 0;
}
