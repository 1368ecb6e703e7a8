import { kubectl } from '../remedy.ts';
import { claimRelated, declared } from './data.ts';
import { serverRule, verdictFromWords } from './server-rule.ts';

/** The first start finds other files where it should make its data, mostly the `lost+found` of a fresh disk. */
export const p02DirectoryNotEmpty = serverRule({
  code: 'P2',
  recognise(cluster, trouble) {
    const verdict = verdictFromWords(cluster, trouble, 'occupied');
    if (!verdict) return undefined;
    const { container, workload } = trouble;
    return {
      ...verdict,
      evidence: [...verdict.evidence, ...declared(cluster, container)],
      related: claimRelated(cluster, container),
      commands: [
        ...verdict.commands,
        kubectl(['set', 'env'], workload, '-c', container.name, 'PGDATA=/var/lib/postgresql/data/pgdata'),
      ],
    };
  },
});
