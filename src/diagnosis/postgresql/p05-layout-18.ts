import type { Cluster } from '../cluster.ts';
import { failureEvidence } from '../crash/log-verdict.ts';
import type { Trouble } from '../crash/trouble.ts';
import { kubectl } from '../remedy.ts';
import { claimRelated, copyCommands, dataOf, declared } from './data.ts';
import { hasLog } from './said.ts';
import { imageName, imageTag } from './server.ts';
import { serverRule, verdictFromWords } from './server-rule.ts';

/** From 18 on the official image keeps each major version in a directory of its own and refuses the old place of the volume. */
export const p05Layout18 = serverRule({
  code: 'P5',
  recognise(cluster, trouble) {
    const { container, workload } = trouble;
    const spoken = verdictFromWords(cluster, trouble, 'layout');
    if (!spoken && !isOldLayout(cluster, trouble)) return undefined;
    const verdict = spoken ?? { evidence: failureEvidence(cluster, trouble), commands: [] };
    return {
      ...verdict,
      evidence: [...verdict.evidence, ...declared(cluster, container)],
      parameters: {
        image: container.spec.image ?? '?',
        mount: dataOf(cluster, container)?.mountPath ?? '/var/lib/postgresql/data',
      },
      related: claimRelated(cluster, container),
      commands: [
        ...verdict.commands,
        kubectl(['rollout', 'history'], workload),
        ...copyCommands(cluster, container, workload),
      ],
    };
  },
});

/** Without a log: the official image 18 or newer, over a volume at the place where the data lay until 17. */
function isOldLayout(cluster: Cluster, trouble: Trouble): boolean {
  const { container, end } = trouble;
  if (hasLog(cluster, trouble) || end?.exitCode !== 1 || imageName(container) !== 'postgres') return false;
  const major = Number(/^(\d{2})(?:[.-]|$)/.exec(imageTag(container))?.[1]);
  const own = (container.spec.env ?? []).some(({ name }) => name === 'PGDATA');
  return major >= 18 && !own && dataOf(cluster, container)?.mountPath === '/var/lib/postgresql/data';
}
