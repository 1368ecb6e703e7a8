import type { IIoK8sApiCoreV1ContainerStateTerminated as Terminated } from 'kubernetes-models/v1/ContainerStateTerminated';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, fromLog, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { waitingForBeside } from './beside.ts';
import { endEvidence, lifetime } from './container.ts';
import type { Verdict } from './container-rule.ts';
import { dependencyOf } from './dependency.ts';
import { readingOf } from './log.ts';
import { logCommand } from './log-verdict.ts';
import {
  budget,
  describeProbe,
  isProbeMistake,
  type ProbeKind,
  probeEvidence,
  probeFailure,
  probeKill,
  probeOf,
  probeProblem,
  wrongPort,
} from './probes.ts';
import type { Trouble } from './trouble.ts';

/**
 * The verdict when the kubelet ended the container because a liveness or startup probe failed. Undefined too when the probe
 * only shows that a dependency is dead, which the cluster confirms: then that is the first cause.
 */
export function killedByProbe(cluster: Cluster, trouble: Trouble, kind: 'liveness' | 'startup'): Verdict | undefined {
  const { container, end, how, workload } = trouble;
  const probe = probeOf(container, kind);
  if (how !== 'crashing' || !end || !probe || end.reason === 'OOMKilled') return undefined;
  if (!wasKilled(cluster, trouble, end, kind)) return undefined;
  const mistaken =
    wrongPort(container, probe) !== undefined || isProbeMistake(probeFailure(cluster, container, kind)?.message ?? '');
  const dependency = mistaken ? undefined : dependencyOf(cluster, trouble);
  if (dependency?.confirmed) return undefined;
  const kill = probeKill(cluster, container, kind);
  return {
    evidence: [
      ...probeEvidence(cluster, container, kind),
      endEvidence(container, end),
      ...(kill ? [fromEvent(kill)] : []),
      ...readingOf(cluster, trouble)
        .errors.slice(0, 1)
        .map((line) => fromLog(container, line)),
    ],
    parameters: {
      probe: describeProbe(probe),
      problem: probeProblem(cluster, container, kind),
      budget: budget(probe),
      lives: Math.round(lifetime(end) ?? budget(probe)),
    },
    ...(dependency && { related: dependency.related }),
    blames: [...(dependency?.blames ?? []), ...waitingForBeside(cluster, trouble)],
    commands: [kubectl('describe', podRef(container.pod)), logCommand(trouble), kubectl('edit', workload)],
  };
}

/** Exit codes of a process that was told to end, or was killed when it did not. */
const told = new Set([137, 143, 130, 129]);

function wasKilled(cluster: Cluster, trouble: Trouble, end: Terminated, kind: ProbeKind): boolean {
  const { container } = trouble;
  const kill = probeKill(cluster, container, kind);
  const other = probeKill(cluster, container, kind === 'liveness' ? 'startup' : 'liveness');
  // Both may have killed earlier lives; the newer one ended the last.
  if (kill && other && eventTime(other) > eventTime(kill)) return false;
  // The kubelet drops events of a pod that has many, so the newest kill on record may have ended an earlier life.
  if (kill) {
    return told.has(end.exitCode) || coincides(kill, container.pod, end) || livesAsLongAsBudget(trouble, end, kind);
  }
  if (other || !told.has(end.exitCode)) return false;
  if (probeFailure(cluster, container, kind)) return true;
  return livesAsLongAsBudget(trouble, end, kind);
}

/** A program that ends in good order when it is told to may give any exit code; then the times must fit. */
function coincides(kill: Parameters<typeof eventTime>[0], pod: Trouble['container']['pod'], end: Terminated): boolean {
  const grace = (pod.spec?.terminationGracePeriodSeconds ?? 30) + 15;
  const after = (Date.parse(String(end.finishedAt ?? '')) - eventTime(kill)) / 1000;
  return after >= -15 && after <= grace;
}

/** Without an event of this very end (they are gone after an hour): each life then lasts just as long as the probe allows, and the port or a repetition proves it. */
function livesAsLongAsBudget({ container }: Trouble, end: Terminated, kind: ProbeKind): boolean {
  const probe = probeOf(container, kind);
  const lived = lifetime(end);
  if (!probe || lived === undefined) return false;
  const period = probe.periodSeconds ?? 10;
  const grace = container.pod.spec?.terminationGracePeriodSeconds ?? 30;
  const slack = period + grace + (probe.timeoutSeconds ?? 1) * (probe.failureThreshold ?? 3) + 5;
  const fits = lived >= budget(probe) - 2 * period && lived <= budget(probe) + slack;
  return fits && (wrongPort(container, probe) !== undefined || (container.status?.restartCount ?? 0) >= 2);
}
