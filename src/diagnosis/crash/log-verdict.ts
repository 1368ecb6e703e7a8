import type { Evidence } from '../../model/finding.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromLog, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { endEvidence, waitingEvidence } from './container.ts';
import type { Verdict } from './container-rule.ts';
import { type Reading, readingOf } from './log.ts';
import type { LogCause } from './patterns/pattern.ts';
import { probeFailure } from './probes.ts';
import type { Trouble } from './trouble.ts';

/**
 * What every verdict from a log has in common: the line, how the container ended, the log to read. Undefined when the log's
 * decisive line speaks of none of the causes.
 */
export function verdictFromLog(cluster: Cluster, trouble: Trouble, causes: readonly LogCause[]): Verdict | undefined {
  const { clue, errors } = readingOf(cluster, trouble);
  if (!clue || !causes.includes(clue.cause) || trouble.how === 'refused' || trouble.how === 'initialising')
    return undefined;
  return {
    evidence: [
      ...[...new Set([clue.line, ...errors])].slice(0, 3).map((line) => fromLog(trouble.container, line)),
      ...failureEvidence(cluster, trouble),
    ],
    parameters: { problem: shortened(clue.line) },
    commands: [logCommand(trouble)],
  };
}

/** How the failure shows in the cluster: the last end, the failed readiness probe, or why the container waits. */
export function failureEvidence(cluster: Cluster, { container, end, how }: Trouble): readonly Evidence[] {
  if (how === 'unready') {
    const failed = probeFailure(cluster, container, 'readiness') ?? probeFailure(cluster, container, 'startup');
    return failed ? [fromEvent(failed)] : [];
  }
  return end ? [endEvidence(container, end)] : waitingEvidence(container);
}

/** The decisive lines, or the last ones, or why there are none. */
export function logEvidence(trouble: Trouble, reading: Reading): readonly Evidence[] {
  const lines = reading.errors.length > 0 ? reading.errors : reading.tail;
  if (lines.length > 0) return lines.slice(0, 3).map((line) => fromLog(trouble.container, line));
  return reading.unreadable === undefined ? [] : [fromLog(trouble.container, reading.unreadable)];
}

/** `kubectl logs` for the life that failed. */
export function logCommand({ container, how }: Trouble): string {
  const previous = how === 'crashing' && !container.status?.state?.terminated ? ['--previous'] : [];
  return kubectl(['logs', ...previous, '--tail=100', '-c', container.name], podRef(container.pod));
}

/** A line of a log within a sentence. */
export function shortened(line: string): string {
  const text = line.trim();
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
