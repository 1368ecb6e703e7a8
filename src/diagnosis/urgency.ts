import type { Severity } from '../model/finding.ts';
import type { Kind } from '../model/kinds.ts';
import type { KubeObject, ObjectRef } from '../model/object.ts';
import type { Cluster } from './cluster.ts';

interface WithReady extends KubeObject {
  readonly status?: { readonly readyReplicas?: number; readonly numberReady?: number };
}

const replicated = new Set<string>(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController']);

/** How urgent it is that a pod of this workload does not serve: a warning while others of its pods are ready. */
export function urgencyOf(cluster: Cluster, workload: ObjectRef): Extract<Severity, 'critical' | 'warning'> {
  if (!replicated.has(workload.kind)) return 'critical';
  const found = cluster.get(workload.kind as Kind, workload.namespace, workload.name) as WithReady | undefined;
  const ready = found?.status?.readyReplicas ?? found?.status?.numberReady ?? 0;
  return ready > 0 ? 'warning' : 'critical';
}
