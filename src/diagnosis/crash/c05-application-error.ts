import { podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { endEvidence, waitingEvidence } from './container.ts';
import { containerRule } from './container-rule.ts';
import { readingOf } from './log.ts';
import { logCommand, logEvidence } from './log-verdict.ts';

/** The program ends itself with an error that no finer rule knows. The decisive lines of its log are quoted. */
export const c05ApplicationError = containerRule({
  code: 'C5',
  readsLog: true,
  recognise(cluster, trouble) {
    const { container, end, how } = trouble;
    if (how !== 'crashing' || end?.exitCode === 0) return undefined;
    return {
      evidence: [
        ...logEvidence(trouble, readingOf(cluster, trouble)),
        ...(end ? [endEvidence(container, end)] : waitingEvidence(container)),
      ],
      parameters: { exitCode: end?.exitCode ?? '?' },
      commands: [logCommand(trouble), kubectl('describe', podRef(container.pod))],
    };
  },
});
