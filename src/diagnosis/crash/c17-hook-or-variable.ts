import type { Cluster } from '../cluster.ts';
import { containersOf } from '../containers.ts';
import { fromEvent, fromSpec, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft } from '../rule.ts';
import { endEvidence, eventsOf, specPath, waitingEvidence } from './container.ts';
import { type ContainerRule, containerRule, type Verdict } from './container-rule.ts';
import { type Literal, literalsOf } from './literal-variable.ts';
import { logCommand } from './log-verdict.ts';
import { type Trouble, troubles } from './trouble.ts';

const failing = containerRule({
  code: 'C17',
  consults: ['ConfigMap', 'Secret', 'Service'],
  recognise: (cluster, trouble) => failedHook(cluster, trouble) ?? failedVariable(cluster, trouble),
});

/**
 * A postStart hook fails and takes the container with it, or `$(NAME)` reaches the program as it stands because NAME is
 * defined further down or nowhere. The latter is told of healthy containers too: such a value is never what was meant.
 */
export const c17HookOrVariable: ContainerRule = {
  ...failing,
  *check(cluster) {
    yield* failing.check(cluster);
    yield* misordered(cluster);
  },
  *others(cluster) {
    yield* misordered(cluster);
  },
};

function failedHook(cluster: Cluster, { container, end, how, workload }: Trouble): Verdict | undefined {
  const [event] = eventsOf(cluster, container, 'FailedPostStartHook');
  const declared = container.spec.lifecycle?.postStart !== undefined;
  const waits = container.status?.state?.waiting?.reason === 'PostStartHookError';
  if (!declared || (!waits && !event) || how === 'unready' || end?.reason === 'OOMKilled') return undefined;
  const pod = podRef(container.pod);
  const path = `${specPath(container)}.lifecycle.postStart`;
  return {
    evidence: [
      ...(event ? [fromEvent(event)] : []),
      ...(end ? [endEvidence(container, end)] : waitingEvidence(container)),
      fromSpec(pod, path, JSON.stringify(container.spec.lifecycle?.postStart)),
    ],
    parameters: { field: path },
    commands: [kubectl('describe', pod), kubectl('edit', workload)],
  };
}

function failedVariable(cluster: Cluster, trouble: Trouble): Verdict | undefined {
  const { container, end, how, workload } = trouble;
  const ownFault = end ? end.exitCode < 126 && end.reason !== 'OOMKilled' : how === 'unready';
  if (how === 'refused' || how === 'initialising' || !ownFault) return undefined;
  const [literal] = literalsOf(cluster, container);
  if (!literal) return undefined;
  return {
    evidence: [...literalEvidence(trouble, literal), ...(end ? [endEvidence(container, end)] : [])],
    parameters: { field: literal.variable },
    commands: [logCommand(trouble), kubectl('edit', workload)],
  };
}

function literalEvidence({ container }: Pick<Trouble, 'container'>, { variable, refers, later }: Literal) {
  const pod = podRef(container.pod);
  const path = `${specPath(container)}.env`;
  // Never the whole value: such variables tend to be addresses with passwords.
  const seen = fromSpec(pod, `${path}[${variable}]`, `… $(${refers}) …`);
  return later === undefined ? [seen] : [seen, fromSpec(pod, `${path}[${later}]`, refers)];
}

/** Containers that do not fail, or not yet, with a value whose variable is surely defined too late. */
function* misordered(cluster: Cluster): Iterable<Draft> {
  const failing = new Set(troubles(cluster).map(({ container }) => container.pod));
  for (const pod of cluster.all('Pod')) {
    if (failing.has(pod) || pod.metadata.deletionTimestamp || pod.status?.phase !== 'Running') continue;
    for (const container of containersOf(pod)) {
      const literal = literalsOf(cluster, container).find(({ later }) => later !== undefined);
      if (!literal) continue;
      const workload = workloadOf(cluster, 'Pod', pod);
      yield {
        severity: 'warning',
        object: workload,
        victims: [{ ...podRef(pod), container: container.name }],
        evidence: literalEvidence({ container }, literal),
        parameters: { container: container.name, restarts: 0, field: literal.variable },
        remedy: remedy('troubleshooting/crash-loop', workload, kubectl('edit', workload)),
      };
    }
  }
}
