import { podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { endEvidence } from './container.ts';
import { containerRule } from './container-rule.ts';
import { readingOf } from './log.ts';
import { logCommand, logEvidence } from './log-verdict.ts';

/** Signals by number, as exit code minus 128 gives them. */
const signals: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
  31: 'SIGSYS',
};

/** A program that aborts itself, or is asked to end, has said why. */
const explained = new Set(['SIGABRT', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGTRAP']);

/** The program died of a signal: its own fault in machine code, or somebody stopped it. */
export const c14Signal = containerRule({
  code: 'C14',
  consults: ['Node'],
  readsLog: true,
  recognise(cluster, trouble) {
    const { container, end, how, workload } = trouble;
    const number = end?.signal || (end?.exitCode ?? 0) - 128;
    const signal = signals[number];
    if (how !== 'crashing' || !end || signal === undefined || end.reason === 'OOMKilled') return undefined;
    const reading = readingOf(cluster, trouble);
    // Go prints why it aborts, and 134 with a clear error is the program's own decision.
    if (explained.has(signal) && reading.clue) return undefined;
    return {
      evidence: [endEvidence(container, end), ...logEvidence(trouble, reading)],
      parameters: { exitCode: end.exitCode, signal },
      commands: [
        logCommand(trouble),
        kubectl('describe', podRef(container.pod)),
        kubectl(['rollout', 'history'], workload),
      ],
    };
  },
});
