import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf, isCrashing } from '../containers.ts';
import { workloadOf } from '../owners.ts';

/** Containers that are failing now, with the workload that an operator would change. */
export function* containersInTrouble(cluster: Cluster): Iterable<{ container: Container; workload: ObjectRef }> {
  for (const pod of cluster.all('Pod')) {
    for (const container of containersOf(pod)) {
      if (isCrashing(cluster, container)) yield { container, workload: workloadOf(cluster, 'Pod', pod) };
    }
  }
}
