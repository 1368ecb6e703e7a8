import { fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { endEvidence, specPath, waitingEvidence } from './container.ts';
import { containerRule } from './container-rule.ts';

const refused =
  /runAsNonRoot|non-numeric user|non-root policy|breaks non-root|unable to find (?:user|group)|no matching entries in passwd|no users found|seccomp|apparmor|no_new_privs|must be run as root|capabilit(?:y|ies).{0,80}(?:not|unknown|invalid)|sysctl.{0,120}(?:not allowed|forbidden|unsafe)/i;

/** The kubelet or the runtime refuses the user, or another demand, of the security context. */
export const c11SecurityContext = containerRule({
  code: 'C11',
  recognise(_cluster, { container, end, how, workload }) {
    const message = how === 'refused' ? container.status?.state?.waiting?.message : end?.message;
    const start = how === 'refused' || end?.reason === 'StartError' || end?.reason === 'ContainerCannotRun';
    if (!start || !message || !refused.test(message)) return undefined;
    const pod = podRef(container.pod);
    const asked = { ...container.pod.spec?.securityContext, ...container.spec.securityContext };
    return {
      evidence: [
        ...waitingEvidence(container),
        ...(how === 'refused' || !end ? [] : [endEvidence(container, end)]),
        fromSpec(pod, `${specPath(container)}.securityContext`, JSON.stringify(asked)),
      ],
      parameters: { problem: message.split('\n')[0]?.slice(0, 200) ?? message },
      commands: [kubectl('describe', pod), kubectl('edit', workload)],
    };
  },
});
