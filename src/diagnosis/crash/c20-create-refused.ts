import { fromEvent, podRef } from '../evidence.ts';
import { command, kubectl } from '../remedy.ts';
import { eventsOf, waitingEvidence } from './container.ts';
import { containerRule } from './container-rule.ts';

/** Missing ConfigMaps, Secrets and keys are a configuration's trouble, told once for all who need them. */
const missing =
  /(?:configmaps?|secrets?) "[^"]*" not found|couldn't find key|non-existent (?:config|secret) key|failed to sync (?:configmap|secret) cache/i;

/** The kubelet or the runtime refuses to make the container, for a reason that no finer rule knows. */
export const c20CreateRefused = containerRule({
  code: 'C20',
  recognise(cluster, { container, how, workload }) {
    const waiting = container.status?.state?.waiting;
    const [event] = eventsOf(cluster, container, 'Failed');
    const message = waiting?.message || event?.message || '';
    if (how !== 'refused' || missing.test(message)) return undefined;
    const pod = podRef(container.pod);
    return {
      evidence: [...waitingEvidence(container), ...(event && !waiting?.message ? [fromEvent(event)] : [])],
      parameters: { reason: waiting?.reason ?? '?', problem: message.split('\n')[0]?.slice(0, 200) || '—' },
      commands: [
        kubectl('describe', pod),
        command('crictl', 'ps', '-a', '--name', container.name),
        kubectl('edit', workload),
      ],
    };
  },
});
