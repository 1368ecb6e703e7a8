import { listAt, numberAt, type StoredObject, textAt, valueAt } from '../fields.ts';
import type { Context, Reply } from './context.ts';
import { existing } from './read.ts';
import { isTrue, type ResourceRequest } from './request.ts';
import { ApiError, badRequest } from './status.ts';

/**
 * Answers `pods/log`.
 * @throws {ApiError} 400 as the real server and kubelet word it: no such container, still waiting, no previous life
 */
export function podLog(context: Context, request: ResourceRequest): Reply {
  const pod = existing(context, request);
  const container = containerOf(pod, request.query.get('container'));
  const previous = isTrue(request.query.get('previous'));
  const where = `container "${container}" in pod "${pod.metadata.name}"`;
  const status = statusOf(pod, container);
  const waiting = textAt(status, 'state.waiting.reason');
  const started =
    valueAt(status, 'state.running') ?? valueAt(status, 'state.terminated') ?? valueAt(status, 'lastState.terminated');
  const log = context.logs.get(`${pod.metadata.namespace}/${pod.metadata.name}/${container}`);
  if (!textAt(pod, 'spec.nodeName')) return { code: 204, body: '' };
  if (previous && valueAt(status, 'lastState.terminated') === undefined && log?.previous === undefined)
    throw badRequest(`previous terminated ${where} not found`);
  if (!previous && started === undefined) throw badRequest(`${where} is waiting to start: ${waitingText(waiting)}`);
  failWhenNodeIsGone(context, pod);
  return text(limited((previous ? log?.previous : log?.current) ?? '', request.query));
}

const text = (body: string): Reply => ({ code: 200, body, contentType: 'text/plain' });

const waitingText = (reason: string | undefined) => {
  if (!reason) return 'ContainerCreating';
  return reason === 'ImagePullBackOff' || reason === 'ErrImagePull' ? `trying and failing to pull image` : reason;
};

function containerOf(pod: StoredObject, asked: string | null): string {
  const names = ['containers', 'initContainers', 'ephemeralContainers'].map((field) =>
    listAt(pod, `spec.${field}`).map((container) => textAt(container, 'name') ?? ''),
  );
  const [containers = [], init = [], ephemeral = []] = names;
  if (asked) {
    if (names.flat().includes(asked)) return asked;
    throw badRequest(`container ${asked} is not valid for pod ${pod.metadata.name}`);
  }
  if (containers.length === 1 && containers[0]) return containers[0];
  const choices = [`choose one of: [${containers.join(' ')}]`];
  if (init.length > 0) choices.push(`or one of the init containers: [${init.join(' ')}]`);
  if (ephemeral.length > 0) choices.push(`or one of the ephemeral containers: [${ephemeral.join(' ')}]`);
  throw badRequest(`a container name must be specified for pod ${pod.metadata.name}, ${choices.join(' ')}`);
}

function statusOf(pod: StoredObject, container: string): unknown {
  return ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses']
    .flatMap((field) => listAt(pod, `status.${field}`))
    .find((status) => textAt(status, 'name') === container);
}

/** Logs come from the node's kubelet: from a node that is not ready there are none. */
function failWhenNodeIsGone(context: Context, pod: StoredObject): void {
  const name = textAt(pod, 'spec.nodeName') ?? '';
  const node = context.store.get('/nodes', undefined, name);
  const conditions = listAt(node, 'status.conditions');
  const ready = conditions.find((condition) => textAt(condition, 'type') === 'Ready');
  if (!node || textAt(ready, 'status') !== 'Unknown') return;
  const address = textAt(listAt(node, 'status.addresses')[0], 'address') ?? name;
  const port = numberAt(node, 'status.daemonEndpoints.kubeletEndpoint.Port') ?? 10250;
  const url = `https://${address}:${port}/containerLogs/${pod.metadata.namespace}/${pod.metadata.name}`;
  throw new ApiError(500, '', `Get "${url}": dial tcp ${address}:${port}: connect: no route to host`);
}

function limited(log: string, query: URLSearchParams): string {
  const tail = query.get('tailLines');
  const bytes = query.get('limitBytes');
  let result = log;
  if (tail !== null) {
    if (!/^\d+$/.test(tail)) throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(tail)}: invalid syntax`);
    const lines = log.split('\n').filter((line, index, all) => line !== '' || index < all.length - 1);
    const kept = Number(tail) === 0 ? [] : lines.slice(-Number(tail));
    result = kept.map((line) => `${line}\n`).join('');
  }
  return bytes !== null && /^\d+$/.test(bytes) ? Buffer.from(result).subarray(0, Number(bytes)).toString() : result;
}
