import type { ObjectRef } from '../../model/object.ts';
import type { Unreadable, UnreadableReason } from '../../model/readable.ts';
import { type LogRequest, logKey } from '../../model/snapshot.ts';
import { clusterRef } from '../api.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf, isCrashing, lastEnd } from '../containers.ts';
import { podRef } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';

/**
 * Logs of failing containers were wanted and could not be read, so that the verdict on them is coarser than it could be. It
 * claims none of the containers: what is known of them stands beside it. One finding when the account lacks the right, one
 * for each node whose kubelet does not give them.
 */
export const u08UnreadableLog: Rule = {
  code: 'U8',
  family: 'unknown',
  reads: ['Pod'],
  consults: ['Node'],
  *check(cluster) {
    const unread = cluster
      .all('Pod')
      .flatMap(containersOf)
      .flatMap((container) => {
        const why = isCrashing(cluster, container) && needsLog(container) && unreadLog(cluster, container);
        return why ? [{ container, why, object: placeOf(cluster, container, why) }] : [];
      });
    for (const group of Map.groupBy(unread, ({ object }) => `${object.kind}/${object.name}`).values()) {
      const [{ container, why, object }] = group as [(typeof group)[0]];
      const names = group.map(
        (one) => `${one.container.pod.metadata.namespace}/${one.container.pod.metadata.name} (${one.container.name})`,
      );
      yield {
        severity: 'unknown',
        object,
        victims: [],
        evidence: group.slice(0, 3).map((one) => ({
          source: 'api' as const,
          object: podRef(one.container.pod),
          path: `log ${one.container.name}`,
          value: `${one.why.reason}: ${one.why.message}`,
        })),
        parameters: {
          containers: names.length > 3 ? `${names.slice(0, 3).join(', ')}, …` : names.join(', '),
          reason: why.reason,
          message: why.message.slice(0, 300) || '–',
        },
        remedy: remedy(
          'troubleshooting/crash-loop',
          podRef(container.pod),
          kubectl(['logs', '--previous', '-c', container.name], podRef(container.pod)),
          command('kubectl', 'auth', 'can-i', 'get', 'pods/log', '-n', container.pod.metadata.namespace ?? ''),
        ),
        // A node that is down gives no logs either, and is told of by itself.
        blames: object.kind === 'Node' ? [object] : [],
      };
    }
  },
};

/** Ends that say why by themselves: killed for memory, not executable, not found, broken by a signal. */
const telling = new Set([126, 127, 128, 132, 134, 135, 136, 139]);

function needsLog(container: Container): boolean {
  const end = lastEnd(container);
  return !end || (end.reason !== 'OOMKilled' && !telling.has(end.exitCode));
}

/** A container that never ran has no log; the server says so, and it is no blindness. */
const noBlindness = new Set<UnreadableReason>(['not-found', 'invalid', 'not-configured', 'cancelled']);

function unreadLog(cluster: Cluster, { pod, name }: Container): Unreadable | undefined {
  const base = { namespace: pod.metadata.namespace ?? '', pod: pod.metadata.name, container: name };
  const requests: readonly LogRequest[] = [
    { ...base, previous: true },
    { ...base, previous: false },
  ];
  const parts = requests.flatMap((request) => cluster.snapshot.logs.get(logKey(request)) ?? []);
  if (parts.some((part) => part.ok)) return undefined;
  const reasons = parts.flatMap((part) => (part.ok ? [] : [part.unreadable]));
  return reasons.find(({ reason }) => !noBlindness.has(reason));
}

function placeOf(cluster: Cluster, { pod }: Container, { reason }: Unreadable): ObjectRef {
  const node = pod.spec?.nodeName;
  if (!node || reason === 'forbidden' || reason === 'unauthorised') return clusterRef(cluster);
  return { kind: 'Node', name: node };
}
