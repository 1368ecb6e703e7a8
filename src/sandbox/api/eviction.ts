import { fieldsAt, isFields, numberAt, type StoredObject, textAt } from '../fields.ts';
import { objectOf } from './body.ts';
import type { Context, Reply } from './context.ts';
import { markDeleted } from './delete.ts';
import { existing } from './read.ts';
import type { ResourceRequest } from './request.ts';
import { ApiError } from './status.ts';

/** Deletes a pod unless a PodDisruptionBudget forbids it; then 429, as `kubectl drain` expects. */
export function evict(context: Context, request: ResourceRequest): Reply {
  const options = fieldsAt(objectOf(request), 'deleteOptions');
  const pod = existing(context, request);
  const budget = context.store
    .list('policy/poddisruptionbudgets', request.namespace)
    .find((found) => guards(found, pod) && (numberAt(found, 'status.disruptionsAllowed') ?? 0) < 1);
  const finished = ['Succeeded', 'Failed', 'Pending'].includes(textAt(pod, 'status.phase') ?? '');
  if (budget && !finished) throw tooMany(budget);
  markDeleted(context, request, pod, isFields(options) ? options : {});
  return { code: 201, body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 } };
}

function guards(budget: StoredObject, pod: StoredObject): boolean {
  const wanted = Object.entries(fieldsAt(budget, 'spec.selector.matchLabels'));
  return wanted.every(([key, value]) => pod.metadata.labels?.[key] === value);
}

function tooMany(budget: StoredObject): ApiError {
  const { name } = budget.metadata;
  const healthy = numberAt(budget, 'status.currentHealthy') ?? 0;
  const desired = numberAt(budget, 'status.desiredHealthy') ?? 0;
  return new ApiError(429, 'TooManyRequests', "Cannot evict pod as it would violate the pod's disruption budget.", {
    causes: [
      {
        reason: 'DisruptionBudget',
        message: `The disruption budget ${name} needs ${desired} healthy pods and has ${healthy} currently`,
      },
    ],
  });
}
