import type { Evidence } from '../../model/finding.ts';
import type { Cluster } from '../cluster.ts';
import type { Container } from '../containers.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { endEvidence, specPath, waitingEvidence } from './container.ts';
import { containerRule, type Verdict } from './container-rule.ts';
import { verdictFromLog } from './log-verdict.ts';
import type { Trouble } from './trouble.ts';

const refused =
  /runAsNonRoot|non-numeric user|non-root policy|breaks non-root|unable to find (?:user|group)|no matching entries in passwd|no users found|seccomp|apparmor|no_new_privs|must be run as root|exec: .{0,200}operation not permitted|capset.{0,80}not permitted|capabilit(?:y|ies).{0,80}(?:not|unknown|invalid)|sysctl.{0,120}(?:not allowed|forbidden|unsafe)/i;

/** The kubelet or the runtime refuses the user or another demand of the security context, or Linux refuses what it does not allow. */
export const c11SecurityContext = containerRule({
  code: 'C11',
  readsLog: true,
  recognise: (cluster, trouble) => refusedStart(trouble) ?? lacksPrivilege(cluster, trouble),
});

function refusedStart({ container, end, how, workload }: Trouble): Verdict | undefined {
  const message = how === 'refused' ? container.status?.state?.waiting?.message : end?.message;
  const start = how === 'refused' || end?.reason === 'StartError' || end?.reason === 'ContainerCannotRun';
  if (!start || !message || !refused.test(message)) return undefined;
  const pod = podRef(container.pod);
  return {
    evidence: [
      ...waitingEvidence(container),
      ...(how === 'refused' || !end ? [] : [endEvidence(container, end)]),
      demands(container),
    ],
    parameters: { problem: message.split('\n')[0]?.slice(0, 200) ?? message },
    commands: [kubectl('describe', pod), kubectl('edit', workload)],
  };
}

/** The program says that it may not do what takes root, another user or a capability. */
function lacksPrivilege(cluster: Cluster, trouble: Trouble): Verdict | undefined {
  const verdict = verdictFromLog(cluster, trouble, ['privilege']);
  if (!verdict || trouble.end?.exitCode === 0 || trouble.end?.reason === 'OOMKilled') return undefined;
  return {
    ...verdict,
    evidence: [...verdict.evidence, demands(trouble.container)],
    commands: [...verdict.commands, kubectl('edit', trouble.workload)],
  };
}

function demands(container: Container): Evidence {
  const asked = { ...container.pod.spec?.securityContext, ...container.spec.securityContext };
  return fromSpec(podRef(container.pod), `${specPath(container)}.securityContext`, JSON.stringify(asked));
}
