import { fromSpec, podRef } from '../evidence.ts';
import { command, kubectl } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { pullDraft } from './draft.ts';

/** The pod may not pull its image, and the node does not have it. */
export const i12NeverPull: Rule = {
  code: 'I12',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I12')) {
      const name = pull.pod.spec?.nodeName;
      yield pullDraft(cluster, pull, {
        related: name === undefined ? [] : [{ kind: 'Node', name, role: 'node' }],
        evidence: [fromSpec(podRef(pull.pod), `${pull.specPath}.imagePullPolicy`, 'Never')],
        parameters: { node: name ?? '—' },
        commands: [
          command('sudo', 'k3s', 'crictl', 'images'),
          command('sudo', 'k3s', 'ctr', 'images', 'import', '<IMAGE.TAR>'),
          kubectl('edit', pull.workload),
        ],
      });
    }
  },
};
