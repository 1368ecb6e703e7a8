import type { Evidence } from '../../model/finding.ts';
import type { Pod } from '../../model/kinds.ts';
import { valueOf } from '../../model/readable.ts';
import type { LogRequest } from '../../model/snapshot.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf, isCrashing } from '../containers.ts';
import { fromEvent, fromLog, fromStatus, podRef } from '../evidence.ts';

export const noSpace =
  /no space left on device|ENOSPC|disk quota exceeded|database or disk is full|read-only file system|EROFS/i;

/** The line in which a pod says that it can write no more: in its log, its state, or an event about it. */
export function saidNoSpace(cluster: Cluster, pod: Pod): Evidence | undefined {
  for (const container of containersOf(pod)) {
    const said = ofContainer(cluster, container);
    if (said) return said;
  }
  const event = cluster.events('Pod', pod).findLast((one) => noSpace.test(one.message ?? ''));
  return event && fromEvent(event);
}

function ofContainer(cluster: Cluster, container: Container): Evidence | undefined {
  const { state, lastState } = container.status ?? {};
  const messages = [state?.waiting?.message, state?.terminated?.message, lastState?.terminated?.message];
  const message = messages.find((one) => noSpace.test(one ?? ''));
  if (message !== undefined) return fromStatus(podRef(container.pod), container.path, message);
  if (!isCrashing(cluster, container)) return undefined;
  const log = logsOf(container).map((request) => valueOf(cluster.log(request)));
  const line = log.flatMap((text) => (text ?? '').split('\n')).findLast((one) => noSpace.test(one));
  return line === undefined ? undefined : fromLog(container, line);
}

/** Both logs of a container: the one that ended, and the one that runs. */
export function logsOf({ pod, name }: Container): readonly LogRequest[] {
  const { namespace = '' } = pod.metadata;
  return [true, false].map((previous) => ({ namespace, pod: pod.metadata.name, container: name, previous }));
}
