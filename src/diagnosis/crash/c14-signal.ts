import { fromLog, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { endEvidence } from './container.ts';
import { containerRule } from './container-rule.ts';
import { type Reading, readingOf } from './log.ts';
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

/** Words of those who saw the signal itself, after which nothing that the program said before is the reason. */
const struck =
  /Segmentation fault|\bSIG(?:SEGV|BUS|ILL|FPE|SYS)\b|Bus error|Illegal instruction|Floating point exception/i;
/** A program that aborts for an error of its own has printed it: many runtimes end that way, .NET always. */
const thrown =
  /Unhandled exception|terminate called|what\(\): |Assert(?:ion)?\b.{0,200}fail|panic|Exception\b|Error: |fatal error|FATAL/i;

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
    if (isExplained(signal, reading)) return undefined;
    const witness = [...reading.errors, ...reading.tail].find((line) => struck.test(line));
    return {
      evidence: [
        endEvidence(container, end),
        ...(witness === undefined ? logEvidence(trouble, reading) : [fromLog(container, witness)]),
      ],
      parameters: { exitCode: end.exitCode, signal },
      commands: [
        logCommand(trouble),
        kubectl('describe', podRef(container.pod)),
        kubectl(['rollout', 'history'], workload),
      ],
    };
  },
});

/** Whether the log tells a reason of which the signal is only the end. A kill from outside leaves just what went on before. */
function isExplained(signal: string, { clue, errors, tail }: Reading): boolean {
  if (clue?.cause === 'memory') return true;
  if (signal === 'SIGKILL' || [...errors, ...tail].some((line) => struck.test(line))) return false;
  if (clue) return true;
  const aborted = signal === 'SIGABRT' || signal === 'SIGSEGV' || signal === 'SIGTRAP';
  return aborted && errors.some((line) => thrown.test(line));
}
