import { fromStatus } from '../evidence.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { pullDraft } from './draft.ts';

/** The image exists, but not for the kind of processor that the node has. */
export const i10Platform: Rule = {
  code: 'I10',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event', 'Node'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I10')) {
      const name = pull.pod.spec?.nodeName;
      const architecture = cluster.node(name)?.status?.nodeInfo?.architecture;
      const node = { kind: 'Node', name: name ?? '—' };
      yield pullDraft(cluster, pull, {
        related: name === undefined ? [] : [{ ...node, role: 'node' }],
        evidence: architecture ? [fromStatus(node, 'status.nodeInfo.architecture', architecture)] : [],
        parameters: { node: node.name, architecture: architecture ?? '—' },
        commands: [
          command('skopeo', 'inspect', '--raw', `docker://${pull.image}`),
          command('kubectl', 'get', 'nodes', '-L', 'kubernetes.io/arch'),
        ],
      });
    }
  },
};
