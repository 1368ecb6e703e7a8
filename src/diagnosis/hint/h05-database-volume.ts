import type { Pod } from '../../model/kinds.ts';
import { fromSpec } from '../evidence.ts';
import { programOf, surfaces } from '../exposure/surface.ts';
import { claimsOf } from '../impact.ts';
import { refOf } from '../owners.ts';
import type { Rule } from '../rule.ts';
import { adviceByNamespace } from './advice.ts';

/** A database lies on a volume that is deleted with its claim, on the disk of one node. */
export const h05DatabaseVolume: Rule = {
  code: 'H5',
  family: 'hint',
  reads: ['PersistentVolume', 'Pod'],
  *check(cluster) {
    const advised = cluster.all('Pod').flatMap((pod) => {
      const claims = claimsOf(pod);
      if (claims.length === 0 || pod.metadata.deletionTimestamp || !holdsDatabase(pod)) return [];
      return claims.flatMap((name) => {
        const claim = cluster.get('PersistentVolumeClaim', pod.metadata.namespace, name);
        const volume = cluster.get('PersistentVolume', undefined, claim?.spec?.volumeName ?? '');
        const isLocal = volume?.spec?.hostPath ?? volume?.spec?.local;
        if (!claim || !isLocal || volume?.spec?.persistentVolumeReclaimPolicy !== 'Delete') return [];
        const ref = refOf('PersistentVolume', volume);
        return [
          {
            object: refOf('PersistentVolumeClaim', claim),
            evidence: fromSpec(ref, 'spec.persistentVolumeReclaimPolicy', 'Delete'),
          },
        ];
      });
    });
    yield* adviceByNamespace(advised, 'maintenance/backup');
  },
  consults: ['PersistentVolumeClaim'],
};

function holdsDatabase({ spec }: Pod): boolean {
  return (spec?.containers ?? []).some(({ image }) => {
    const program = programOf(image ?? '');
    return databases.some((one) => one.test(program));
  });
}

const databases = surfaces
  .filter(({ ports }) => ports.some((port) => [5432, 3306, 27017, 9200].includes(port)))
  .map(({ image }) => image);
