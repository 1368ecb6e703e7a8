import { randomBytes, randomUUID } from 'node:crypto';
import { withDefaults } from '../admission/defaults.ts';
import { checkLabels, checkName } from '../admission/names.ts';
import { checkKind } from '../admission/required.ts';
import { type Fields, fieldsAt, instant, type StoredMetadata, type StoredObject, textAt } from '../fields.ts';
import { afterUpdate } from '../patch/managers.ts';
import { tableOf } from '../store/store.ts';
import { objectOf } from './body.ts';
import { type Context, type Reply, subjectOf } from './context.ts';
import type { ResourceRequest } from './request.ts';
import { groupVersion, type ResourceType } from './resources.ts';
import { ApiError, alreadyExists, badRequest, forbidden, invalid, notFound } from './status.ts';

export function create(context: Context, request: ResourceRequest): Reply {
  const given = objectOf(request);
  const { type } = request;
  if (type.kind === 'SelfSubjectAccessReview') return { code: 201, body: context.access.review(given) };
  if (type.kind === 'SelfSubjectRulesReview') return { code: 201, body: context.access.rules(given) };
  if (type.kind === 'SelfSubjectReview')
    return {
      code: 201,
      body: {
        ...given,
        metadata: {},
        status: { userInfo: { username: 'lions-sandbox', groups: ['system:masters', 'system:authenticated'] } },
      },
    };
  const object = newObject(context, request, given);
  const writer = {
    name: request.manager,
    operation: 'Update',
    apiVersion: groupVersion(type),
    subresource: undefined,
    now: context.now(),
  } as const;
  return { code: 201, body: stored(context, request, afterUpdate(undefined, object, writer, kindOf(type))) };
}

/** Lists of custom resources are merged whole, which the patch code knows by the missing kind. */
export const kindOf = (type: ResourceType) => (type.custom ? undefined : type.kind);

export function stored(context: Context, request: ResourceRequest, object: StoredObject): StoredObject {
  if (!request.dryRun) return context.store.put(tableOf(request.type), object);
  const { resourceVersion: _, ...metadata } = object.metadata;
  return { ...object, metadata: metadata as StoredMetadata };
}

/**
 * Checks a new object and gives it what the server gives: name, uid, time, defaults.
 * @throws {ApiError} 400, 403, 404, 409, 422
 */
export function newObject(context: Context, request: ResourceRequest, given: Fields): StoredObject {
  const { type } = request;
  const metadata = fieldsAt(given, 'metadata');
  if (metadata['resourceVersion'])
    throw new ApiError(500, '', 'resourceVersion should not be set on objects to be created');
  const name = textAt(metadata, 'name') || generated(textAt(metadata, 'generateName'));
  const subject = subjectOf(request, name);
  if (!name)
    throw invalid(subject, [
      {
        reason: 'FieldValueRequired',
        message: 'Required value: name or generateName is required',
        field: 'metadata.name',
      },
    ]);
  const namespace = namespaceOf(context, request, metadata, name);
  const { status: _, ...spec } = given;
  const complete = withDefaults(type.kind, {
    ...(type.subresources.includes('status') && type.kind !== 'Node' ? spec : given),
    metadata: {
      ...metadata,
      name,
      ...(namespace && { namespace }),
      uid: randomUUID(),
      resourceVersion: '',
      creationTimestamp: instant(context.now()),
      ...(hasGeneration(type) && { generation: 1 }),
    },
  });
  const { deletionTimestamp: __, managedFields: ___, ...own } = complete['metadata'] as StoredMetadata;
  const causes = [...checkName(type, name), ...checkLabels(complete), ...checkKind(type.kind, complete)];
  if (causes.length > 0) throw invalid(subject, causes);
  if (context.store.get(tableOf(type), namespace, name)) throw alreadyExists(subject);
  return { ...complete, metadata: own as StoredMetadata } as StoredObject;
}

const letters = 'bcdfghjklmnpqrstvwxz2456789';

/** Five letters as `names.SimpleNameGenerator` makes them. */
export function randomSuffix(length = 5): string {
  return [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('');
}

const generated = (prefix: string | undefined) => (prefix ? `${prefix}${randomSuffix()}` : '');

function namespaceOf(context: Context, request: ResourceRequest, metadata: Fields, name: string): string | undefined {
  const { namespace } = request;
  const given = textAt(metadata, 'namespace');
  if (namespace === undefined) return undefined;
  if (given && given !== namespace)
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  const found = context.store.get('/namespaces', undefined, namespace);
  if (!found) throw notFound({ group: '', resource: 'namespaces', name: namespace });
  if (!found.metadata.deletionTimestamp) return namespace;
  throw forbidden(
    subjectOf(request, name),
    `unable to create new content in namespace ${namespace} because it is being terminated`,
    [
      {
        reason: 'NamespaceTerminating',
        message: `namespace ${namespace} is being terminated`,
        field: 'metadata.namespace',
      },
    ],
  );
}

const withGeneration = new Set([
  ...[
    'Deployment',
    'ReplicaSet',
    'StatefulSet',
    'DaemonSet',
    'Job',
    'CronJob',
    'Pod',
    'ReplicationController',
    'Ingress',
  ],
  ...[
    'IngressClass',
    'NetworkPolicy',
    'PodDisruptionBudget',
    'CustomResourceDefinition',
    'ValidatingWebhookConfiguration',
  ],
  ...['MutatingWebhookConfiguration', 'EndpointSlice', 'PriorityClass'],
]);
export const hasGeneration = (type: ResourceType) => type.custom || withGeneration.has(type.kind);
