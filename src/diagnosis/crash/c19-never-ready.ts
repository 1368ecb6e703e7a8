import type { Cluster } from '../cluster.ts';
import { fromStatus, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';
import { waitingForBeside } from './beside.ts';
import { type ContainerRule, containerRule } from './container-rule.ts';
import { dependencyKinds, dependencyOf } from './dependency.ts';
import { closedGate } from './gates.ts';
import { readingOf } from './log.ts';
import { logCommand, logEvidence } from './log-verdict.ts';
import { describeProbe, probeEvidence, probeFailure, probeOf, probeProblem } from './probes.ts';
import { runningFor } from './trouble.ts';

const unready = containerRule({
  code: 'C19',
  consults: dependencyKinds,
  readsLog: true,
  recognise(cluster, trouble) {
    const { container, how, workload } = trouble;
    if (how !== 'unready') return undefined;
    const starting = container.status?.started === false && !probeFailure(cluster, container, 'readiness');
    const kind = starting && probeOf(container, 'startup') ? 'startup' : 'readiness';
    const probe = probeOf(container, kind);
    const pod = podRef(container.pod);
    const dependency = dependencyOf(cluster, trouble);
    return {
      evidence: [
        ...probeEvidence(cluster, container, kind),
        fromStatus(pod, `${container.path}.ready`, false),
        ...logEvidence(trouble, readingOf(cluster, trouble)).slice(0, 1),
      ],
      parameters: {
        probe: probe ? describeProbe(probe) : '—',
        problem: probeProblem(cluster, container, kind),
        minutes: Math.round((runningFor(cluster, container) ?? 0) / 60),
      },
      ...(dependency && { related: dependency.related }),
      blames: [...(dependency?.blames ?? []), ...waitingForBeside(cluster, trouble)],
      commands: [kubectl('describe', pod), logCommand(trouble), kubectl('edit', workload)],
    };
  },
});

/** A container runs, yet its readiness probe never succeeds; or the pod waits for a readiness gate that nobody opens. */
export const c19NeverReady: ContainerRule = {
  ...unready,
  *check(cluster) {
    yield* unready.check(cluster);
    yield* closedGates(cluster);
  },
  others: closedGates,
};

function* closedGates(cluster: Cluster): Iterable<Draft> {
  for (const pod of cluster.all('Pod')) {
    const gate = closedGate(cluster, pod);
    if (gate === undefined) continue;
    const workload = workloadOf(cluster, 'Pod', pod);
    yield {
      severity: urgencyOf(cluster, workload),
      object: workload,
      victims: [podRef(pod)],
      evidence: [fromStatus(podRef(pod), `status.conditions[${gate.type}]`, gate.status)],
      parameters: {
        container: '—',
        restarts: 0,
        probe: gate.type,
        problem: 'ReadinessGatesNotReady',
        minutes: gate.minutes,
      },
      remedy: remedy(
        'troubleshooting/crash-loop',
        workload,
        kubectl('describe', podRef(pod)),
        kubectl('edit', workload),
      ),
    };
  }
}
