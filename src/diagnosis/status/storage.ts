import { valueOf } from '../../model/readable.ts';
import type { Cluster } from '../cluster.ts';
import type { Status } from './schema.ts';

/** Claims by phase, and the filesystems on which K3s keeps its things. */
export function storageOf(cluster: Cluster): Status['storage'] {
  const phases = cluster.all('PersistentVolumeClaim').map(({ status }) => status?.phase);
  const of = (phase: string) => phases.filter((one) => one === phase).length;
  const filesystems = [...cluster.snapshot.hosts].flatMap(([host, part]) =>
    (valueOf(valueOf(part)?.filesystems) ?? [])
      .filter(({ holds }) => holds.length > 0)
      .map(({ mount, sizeBytes, availableBytes, holds }) => ({
        host,
        mount,
        sizeBytes,
        availableBytes,
        holds: [...holds],
      })),
  );
  return {
    claims: cluster.canRead('PersistentVolumeClaim')
      ? { bound: of('Bound'), pending: of('Pending'), lost: of('Lost') }
      : null,
    filesystems,
  };
}
