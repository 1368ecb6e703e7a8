import { fromLog, fromStatus } from '../evidence.ts';
import { command, kubectl } from '../remedy.ts';
import { endEvidence, eventsOf, waitingEvidence } from './container.ts';
import { containerRule } from './container-rule.ts';
import { readingOf } from './log.ts';

/** The program in the image is made for another processor than the node's, or is a script whose first line names no interpreter. */
export const c09Architecture = containerRule({
  code: 'C9',
  consults: ['Node'],
  readsLog: true,
  recognise(cluster, trouble) {
    const { container, end, workload } = trouble;
    const { clue } = readingOf(cluster, trouble);
    const waiting = container.status?.state?.waiting;
    const said = [waiting?.message, end?.message, ...eventsOf(cluster, container, 'Failed').map((one) => one.message)];
    const line = clue?.cause === 'architecture' ? clue.line : undefined;
    if (end?.exitCode === 0 || (!line && !said.some((text) => /exec format error/i.test(text ?? '')))) return undefined;
    const node = cluster.node(container.pod.spec?.nodeName);
    const architecture = node?.status?.nodeInfo?.architecture;
    const nodeRef = { kind: 'Node', name: node?.metadata.name ?? '' };
    return {
      evidence: [
        ...(line ? [fromLog(container, line)] : []),
        ...(end ? [endEvidence(container, end)] : waitingEvidence(container)),
        ...(architecture ? [fromStatus(nodeRef, 'status.nodeInfo.architecture', architecture)] : []),
      ],
      parameters: { image: container.spec.image ?? '?', architecture: architecture ?? '?' },
      ...(node && { related: [{ ...nodeRef, role: 'node' }] }),
      commands: [
        command('kubectl', 'get', 'nodes', '-L', 'kubernetes.io/arch'),
        command('crictl', 'inspecti', container.spec.image ?? '<IMAGE>'),
        kubectl('edit', workload),
      ],
    };
  },
});
