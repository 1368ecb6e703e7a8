import { fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { endEvidence, specPath } from './container.ts';
import { containerRule } from './container-rule.ts';
import { readingOf } from './log.ts';
import { logCommand, logEvidence } from './log-verdict.ts';

/** The program ends without an error, although its controller expects it to run for ever. */
export const c07EndsNormally = containerRule({
  code: 'C7',
  readsLog: true,
  recognise(cluster, trouble) {
    const { container, end, how, workload } = trouble;
    if (how !== 'crashing' || end?.exitCode !== 0 || container.role === 'init') return undefined;
    const command = [...(container.spec.command ?? []), ...(container.spec.args ?? [])].join(' ');
    const pod = podRef(container.pod);
    return {
      evidence: [
        endEvidence(container, end),
        ...(command ? [fromSpec(pod, `${specPath(container)}.command`, command)] : []),
        ...logEvidence(trouble, readingOf(cluster, trouble)),
      ],
      commands: [logCommand(trouble), kubectl(['get', '-o', 'yaml'], workload), kubectl('edit', workload)],
    };
  },
});
