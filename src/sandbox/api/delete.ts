import { type Fields, fieldsAt, instant, listAt, numberAt, type StoredObject, textAt } from '../fields.ts';
import { tableOf } from '../store/store.ts';
import { parsed } from './body.ts';
import { asItem, type Context, type Reply, subjectOf } from './context.ts';
import { existing, list, pageOf } from './read.ts';
import { isTrue, type ResourceRequest } from './request.ts';
import { conflict, unsupportedOption } from './status.ts';

export function remove(context: Context, request: ResourceRequest): Reply {
  const live = existing(context, request);
  const options = optionsOf(request);
  checkPreconditions(request, live, options);
  const after = markDeleted(context, request, live, options);
  if (after) return { code: 200, body: after };
  const { group, resource } = request.type;
  const details = { name: live.metadata.name, ...(group && { group }), kind: resource, uid: live.metadata.uid };
  return { code: 200, body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details } };
}

export function removeCollection(context: Context, request: ResourceRequest): Reply {
  const { items, metadata } = pageOf(context, request);
  const options = optionsOf(request);
  const reply = list(context, request);
  const left = items.map((object) => markDeleted(context, request, object, options) ?? object);
  return {
    ...reply,
    body: { ...(reply.body as Fields), metadata, items: left.map((object) => asItem(request, object)) },
  };
}

function optionsOf(request: ResourceRequest): Fields {
  const body = request.body.length > 0 ? parsed(request) : {};
  const options = fieldsAt({ body }, 'body');
  const { query } = request;
  const grace = query.get('gracePeriodSeconds');
  const policy = query.get('propagationPolicy');
  const result = {
    ...options,
    ...(grace !== null && { gracePeriodSeconds: Number(grace) }),
    ...(policy !== null && { propagationPolicy: policy }),
  };
  const chosen = textAt(result, 'propagationPolicy');
  if (chosen && !['Background', 'Foreground', 'Orphan'].includes(chosen))
    throw unsupportedOption('DeleteOptions', 'propagationPolicy', chosen, [
      'Foreground',
      'Background',
      'Orphan',
      'nil',
    ]);
  return isTrue(query.get('orphanDependents')) ? { ...result, propagationPolicy: 'Orphan' } : result;
}

function checkPreconditions(request: ResourceRequest, live: StoredObject, options: Fields): void {
  const { uid, resourceVersion } = fieldsAt(options, 'preconditions');
  const subject = { ...subjectOf(request), resource: request.type.kind };
  if (uid && uid !== live.metadata.uid)
    throw conflict(
      subject,
      `the UID in the precondition (${String(uid)}) does not match the UID in record (${live.metadata.uid}). The object might have been deleted and then recreated`,
    );
  if (resourceVersion && resourceVersion !== live.metadata.resourceVersion)
    throw conflict(
      subject,
      `the ResourceVersion in the precondition (${String(resourceVersion)}) does not match the ResourceVersion in record (${live.metadata.resourceVersion}). The object might have been modified`,
    );
}

/** Deletes at once and returns nothing, or marks the object and returns it when something must happen first. */
export function markDeleted(
  context: Context,
  request: ResourceRequest,
  live: StoredObject,
  options: Fields,
): StoredObject | undefined {
  const table = tableOf(request.type);
  const finalizers = finalizersFor(live, textAt(options, 'propagationPolicy'));
  const grace = graceFor(live, numberAt(options, 'gracePeriodSeconds'));
  const dryRun = request.dryRun || listAt(options, 'dryRun').includes('All');
  if (dryRun) return finalizers.length > 0 || grace > 0 ? live : undefined;
  if (finalizers.length === 0 && grace === 0 && live.kind !== 'Namespace') {
    context.store.remove(table, live);
    return undefined;
  }
  const shorter = Math.min(grace, live.metadata.deletionGracePeriodSeconds ?? grace);
  return context.store.put(table, {
    ...live,
    metadata: {
      ...live.metadata,
      ...(finalizers.length > 0 && { finalizers }),
      ...(live.metadata.generation !== undefined &&
        !live.metadata.deletionTimestamp && { generation: live.metadata.generation + 1 }),
      deletionTimestamp: live.metadata.deletionTimestamp ?? instant(new Date(context.now().getTime() + shorter * 1000)),
      ...(live.kind !== 'Namespace' && { deletionGracePeriodSeconds: shorter }),
    },
    ...(live.kind === 'Namespace' && { status: { ...fieldsAt(live, 'status'), phase: 'Terminating' } }),
  });
}

function finalizersFor(live: StoredObject, policy: string | undefined): string[] {
  const kept = (live.metadata.finalizers ?? []).filter((name) => name !== 'orphan' && name !== 'foregroundDeletion');
  if (policy === 'Orphan') return [...kept, 'orphan'];
  return policy === 'Foreground' ? [...kept, 'foregroundDeletion'] : kept;
}

/** Only a pod on a node has containers to wait for; a finished one has not. */
function graceFor(live: StoredObject, asked: number | undefined): number {
  if (live.kind !== 'Pod' || !textAt(live, 'spec.nodeName')) return 0;
  if (
    ['Succeeded', 'Failed'].includes(textAt(live, 'status.phase') ?? '') ||
    listAt(live, 'spec.containers').length === 0
  )
    return 0;
  return asked ?? numberAt(live, 'spec.terminationGracePeriodSeconds') ?? 30;
}
