import { fromEvent, fromLog, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { endEvidence, eventsOf, waitingEvidence } from './container.ts';
import { containerRule } from './container-rule.ts';
import { readingOf } from './log.ts';
import { logCommand } from './log-verdict.ts';
import { startProblem } from './start-message.ts';

const refusals = new Set(['RunContainerError', 'StartError', 'ContainerCannotRun']);

/** The runtime, or the shell, cannot start what the container should run: it is absent, not executable, or wrongly mounted. */
export const c08CannotStart = containerRule({
  code: 'C8',
  readsLog: true,
  recognise(cluster, trouble) {
    const { container, end, how, workload } = trouble;
    const waiting = container.status?.state?.waiting;
    const { clue } = readingOf(cluster, trouble);
    const byRuntime = refusals.has(waiting?.reason ?? '') || refusals.has(end?.reason ?? '');
    const noCommand = how === 'refused' && /no command specified/i.test(waiting?.message ?? '');
    const byShell = how === 'crashing' && (end?.exitCode === 126 || end?.exitCode === 127);
    const byLog = how === 'crashing' && clue?.cause === 'command' && end?.exitCode !== 0;
    if (!byRuntime && !noCommand && !byShell && !byLog) return undefined;
    const failed = eventsOf(cluster, container, 'Failed').slice(0, 1);
    const line = clue?.cause === 'command' ? clue.line : readingOf(cluster, trouble).tail.at(-1);
    const message = [waiting?.message, end?.message, failed[0]?.message].find((text) => text && !isBackOff(text));
    return {
      evidence: [
        ...(end ? [endEvidence(container, end)] : waitingEvidence(container)),
        ...failed.map(fromEvent),
        ...(line ? [fromLog(container, line)] : []),
      ],
      parameters: startProblem(byRuntime || noCommand ? message : line, container, end?.exitCode),
      commands: [
        kubectl('describe', podRef(container.pod)),
        ...(how === 'crashing' ? [logCommand(trouble)] : []),
        kubectl('edit', workload),
      ],
    };
  },
});

const isBackOff = (text: string) => /^back-off/i.test(text);
