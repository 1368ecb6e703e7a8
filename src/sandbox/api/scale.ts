import { type Fields, fieldsAt, isFields, numberAt, type StoredObject } from '../fields.ts';
import { jsonPatch } from '../patch/json-patch.ts';
import { mergePatch } from '../patch/merge-patch.ts';
import { pairs } from '../table/cells.ts';
import { mediaType, objectOf, parsed } from './body.ts';
import { type Context, type Reply, subjectOf } from './context.ts';
import { existing } from './read.ts';
import type { ResourceRequest } from './request.ts';
import { badRequest, conflict, invalid, modifiedMeanwhile } from './status.ts';
import { write } from './update.ts';

/** The `scale` subresource of workloads, read and written. */
export function scale(context: Context, request: ResourceRequest): Reply {
  const live = existing(context, request);
  if (request.method === 'GET') return { code: 200, body: scaleOf(live) };
  const wanted = request.method === 'PUT' ? objectOf(request) : patched(request, scaleOf(live));
  const replicas = numberAt(wanted, 'spec.replicas') ?? 0;
  const version = fieldsAt(wanted, 'metadata')['resourceVersion'];
  if (version && version !== live.metadata.resourceVersion) throw conflict(subjectOf(request), modifiedMeanwhile);
  if (replicas < 0)
    throw invalid({ group: 'autoscaling', resource: 'scale', kind: 'Scale', name: live.metadata.name }, [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${replicas}: must be greater than or equal to 0`,
        field: 'spec.replicas',
      },
    ]);
  const after = write(context, { ...request, subresource: undefined }, live, {
    ...live,
    spec: { ...fieldsAt(live, 'spec'), replicas },
  });
  return { code: 200, body: scaleOf(after) };
}

function patched(request: ResourceRequest, current: Fields): Fields {
  const body = parsed(request);
  if (mediaType(request.contentType) === 'application/json-patch+json') return jsonPatch(current, body);
  if (!isFields(body)) throw badRequest('error decoding patch');
  return mergePatch(current, body);
}

function scaleOf(object: StoredObject): Fields {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const selector = pairs(fieldsAt(object, 'spec.selector.matchLabels'));
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: numberAt(object, 'spec.replicas') ?? 0 },
    status: { replicas: numberAt(object, 'status.replicas') ?? 0, ...(selector !== '<none>' && { selector }) },
  };
}
