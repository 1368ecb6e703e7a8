import type { Severity } from '../model/finding.ts';
import type { ObjectRef } from '../model/object.ts';
import type { Cluster } from './cluster.ts';
import { stillServed } from './rollout.ts';

/** How urgent it is that a pod of this workload does not work: a warning while another of its pods still answers users. */
export function urgencyOf(cluster: Cluster, workload: ObjectRef): Extract<Severity, 'critical' | 'warning'> {
  return stillServed(cluster, workload) ? 'warning' : 'critical';
}
