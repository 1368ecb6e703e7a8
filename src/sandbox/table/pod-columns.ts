import { fieldsAt, isFields, listAt, numberAt, type StoredObject, textAt, valueAt } from '../fields.ts';
import { age, orNone } from './cells.ts';
import type { Column } from './column.ts';

export const podColumns: readonly Column[] = [
  { name: 'Ready', cell: (pod) => `${readyCount(pod)}/${listAt(pod, 'spec.containers').length}` },
  { name: 'Status', cell: podStatus },
  { name: 'Restarts', cell: restarts },
  { name: 'IP', priority: 1, cell: (pod) => orNone(textAt(pod, 'status.podIP')) },
  { name: 'Node', priority: 1, cell: (pod) => orNone(textAt(pod, 'spec.nodeName')) },
  { name: 'Nominated Node', priority: 1, cell: (pod) => orNone(textAt(pod, 'status.nominatedNodeName')) },
  { name: 'Readiness Gates', priority: 1, cell: () => '<none>' },
];

const readyCount = (pod: StoredObject) =>
  listAt(pod, 'status.containerStatuses').filter((status) => valueAt(status, 'ready') === true).length;

function restarts(pod: StoredObject): string {
  const statuses = listAt(pod, 'status.containerStatuses');
  const count = statuses.reduce<number>((sum, status) => sum + (numberAt(status, 'restartCount') ?? 0), 0);
  const last = statuses
    .map((status) => textAt(status, 'lastState.terminated.finishedAt') ?? '')
    .sort()
    .at(-1);
  return count > 0 && last ? `${count} (${age(last)} ago)` : String(count);
}

/** What `kubectl get pods` shows under STATUS, in the order of the real printer's decisions. */
export function podStatus(pod: StoredObject): string {
  let status = textAt(pod, 'status.reason') || textAt(pod, 'status.phase') || 'Unknown';
  if (status === 'Pending' && conditionReason(pod, 'PodScheduled') === 'SchedulingGated') status = 'SchedulingGated';
  const init = initStatus(pod);
  status = init ?? containersStatus(pod, status);
  if (pod.metadata.deletionTimestamp) return textAt(pod, 'status.reason') === 'NodeLost' ? 'Unknown' : 'Terminating';
  return status;
}

const conditionReason = (pod: StoredObject, type: string) =>
  textAt(
    listAt(pod, 'status.conditions').find((condition) => textAt(condition, 'type') === type),
    'reason',
  );

function initStatus(pod: StoredObject): string | undefined {
  const statuses = listAt(pod, 'status.initContainerStatuses');
  const total = listAt(pod, 'spec.initContainers').length;
  for (const [index, status] of statuses.entries()) {
    const terminated = fieldsAt(status, 'state.terminated');
    if (terminated['exitCode'] === 0) continue;
    if (Object.keys(terminated).length > 0) return `Init:${terminatedText(terminated)}`;
    const waiting = textAt(status, 'state.waiting.reason');
    return waiting && waiting !== 'PodInitializing' ? `Init:${waiting}` : `Init:${index}/${total}`;
  }
  return undefined;
}

function containersStatus(pod: StoredObject, start: string): string {
  let status = start;
  let running = false;
  for (const container of listAt(pod, 'status.containerStatuses').toReversed()) {
    const waiting = textAt(container, 'state.waiting.reason');
    const terminated = valueAt(container, 'state.terminated');
    if (waiting) status = waiting;
    else if (isFields(terminated)) status = terminatedText(terminated);
    else if (valueAt(container, 'ready') === true && isFields(valueAt(container, 'state.running'))) running = true;
  }
  if (status !== 'Completed' || !running) return status;
  const ready = listAt(pod, 'status.conditions').some(
    (condition) => textAt(condition, 'type') === 'Ready' && textAt(condition, 'status') === 'True',
  );
  return ready ? 'Running' : 'NotReady';
}

function terminatedText(terminated: unknown): string {
  const reason = textAt(terminated, 'reason');
  if (reason) return reason;
  const signal = numberAt(terminated, 'signal');
  return signal ? `Signal:${signal}` : `ExitCode:${numberAt(terminated, 'exitCode') ?? 0}`;
}
