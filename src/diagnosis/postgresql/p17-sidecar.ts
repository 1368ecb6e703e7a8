import { containersOf } from '../containers.ts';
import { c17HookOrVariable } from '../crash/c17-hook-or-variable.ts';
import { type ContainerRule, containerRule } from '../crash/container-rule.ts';
import { readingOf } from '../crash/log.ts';
import { failureEvidence, logCommand, logEvidence } from '../crash/log-verdict.ts';
import type { Trouble } from '../crash/trouble.ts';
import { fromStatus, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { isServer, isServing } from './server.ts';
import { problemIn } from './server-rule.ts';

const sidecar = containerRule({
  code: 'P17',
  readsLog: true,
  recognise(cluster, trouble) {
    const { container, workload, end } = trouble;
    const server = serverBeside(trouble);
    // A variable that is used before it is defined has a rule of its own, which names it.
    if (!server || c17HookOrVariable.recognise(cluster, trouble)) return undefined;
    const reading = readingOf(cluster, trouble);
    const said = reading.errors[0] ?? reading.tail.at(-1);
    const why =
      end?.reason === 'OOMKilled' || said === undefined ? (end?.reason ?? waitingFor(trouble)) : problemIn(said);
    const pod = podRef(container.pod);
    return {
      evidence: [
        ...logEvidence(trouble, reading),
        ...failureEvidence(cluster, trouble),
        fromStatus(pod, `${server.path}.ready`, true),
      ],
      parameters: { server: server.name, problem: why },
      procedure: 'troubleshooting/postgresql',
      commands: [logCommand(trouble), kubectl('edit', workload)],
    };
  },
});

/** The database serves; only a program beside it in its pod fails, which makes the pod look broken. */
export const p17Sidecar: ContainerRule = { ...sidecar, family: 'postgresql' };

const beside =
  /exporter|metrics|back(?:up|rest)|wal-?g|bouncer|pooler|fluent|promtail|vector|log|agent|proxy|istio|linkerd|reload|monitor|cron|watch/i;

/** The server in the pod of a failing program that is there for its sake. An application may also have a database beside it. */
function serverBeside({ container, workload }: Trouble) {
  if (container.role === 'init' || isServer(container, workload)) return undefined;
  const all = containersOf(container.pod);
  const server = all.find((one) => isServer(one, workload) && isServing({ container: one, workload }));
  if (!server) return undefined;
  const helps = beside.test(`${container.name} ${container.spec.image ?? ''}`);
  const leads = all.find(({ role }) => role === 'main') === server;
  return helps || (leads && /pg|postg|db|database/i.test(workload.name)) ? server : undefined;
}

function waitingFor({ container }: Trouble): string {
  return container.status?.state?.waiting?.reason ?? '—';
}
