import type { KindTypes } from '../../model/kinds.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';

const marks = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
] as const;

/** Several storage classes are marked as the default: claims that name none get the newest, which hardly anybody expects. */
export const x05TwoDefaultClasses: Rule = {
  code: 'X5',
  family: 'exposure',
  reads: ['StorageClass'],
  *check(cluster) {
    const marked = cluster.all('StorageClass').filter((one) => !one.metadata.deletionTimestamp && markOf(one));
    const [newest, ...others] = marked.toSorted(newestFirst);
    if (!newest || others.length === 0) return;
    const object = refOf('StorageClass', newest);
    const [older] = others.map(({ metadata }) => metadata.name);
    yield {
      severity: 'warning',
      object,
      victims: [],
      aside: true,
      related: others.map((one) => ({ ...refOf('StorageClass', one), role: 'reference' as const })),
      evidence: [newest, ...others].map((one) =>
        fromSpec(refOf('StorageClass', one), `metadata.annotations[${markOf(one)}]`, 'true'),
      ),
      parameters: { classes: marked.map(({ metadata }) => metadata.name).join(', ') },
      remedy: remedy(
        'troubleshooting/storage-pending',
        object,
        command('kubectl', 'get', 'storageclasses'),
        command(
          'kubectl',
          'annotate',
          '--overwrite',
          'storageclass',
          older ?? '',
          `${markOf(others[0]) ?? marks[0]}=false`,
        ),
      ),
    };
  },
};

function markOf(one: KindTypes['StorageClass'] | undefined): string | undefined {
  return marks.find((mark) => one?.metadata.annotations?.[mark] === 'true');
}

/** As the API server chooses: the youngest, of two as old the first by name. */
function newestFirst(a: KindTypes['StorageClass'], b: KindTypes['StorageClass']): number {
  const at = ({ metadata }: KindTypes['StorageClass']) => Date.parse(metadata.creationTimestamp ?? '') || 0;
  return at(b) - at(a) || a.metadata.name.localeCompare(b.metadata.name);
}
