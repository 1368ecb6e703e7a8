import type { Fields, StoredObject } from '../../fields.ts';
import { mergePatch } from '../../patch/merge-patch.ts';
import type { Chain } from '../chain.ts';
import type { Workload } from '../format.ts';
import type { PodPlan } from '../pod-parts.ts';
import { milliseconds } from '../time.ts';

/** What a workload became. */
export interface Made {
  readonly owner: StoredObject;
  readonly pods: StoredObject[];
}

/** Labels of the pods, before those that a controller adds. */
export const podLabels = ({ workload, selector }: Chain): Fields => ({ ...workload.labels, ...selector });

/** `spec.template`. @param labels what the controller adds */
export const templateOf = (chain: Chain, labels: Fields = {}): Fields => ({
  metadata: {
    labels: { ...podLabels(chain), ...labels },
    ...(chain.workload.annotations && { annotations: chain.workload.annotations }),
  },
  spec: chain.workload.pod,
});

/** The plan of one of the pods. @param more its name, and what differs from the others */
export function planOf(chain: Chain, more: Partial<PodPlan> & { readonly name: string }): PodPlan {
  const { workload, namespace, place } = chain;
  return {
    namespace,
    labels: podLabels(chain),
    ...(workload.annotations && { annotations: workload.annotations }),
    spec: workload.pod,
    age: podAge(workload),
    node: place,
    fault: workload.fault,
    state: 'running',
    ...more,
  };
}

/** A pod is as old as its fault, except where a pod that ran well before fell ill. */
export function podAge({ age, fault }: Workload): string {
  if (!fault || fault.type === 'node-lost') return age;
  return milliseconds(fault.since) < milliseconds(age) ? fault.since : age;
}

/** The workload object itself. */
export function top(chain: Chain, spec: Fields, status: Fields, metadata: Fields = {}): StoredObject {
  const { builder, workload, namespace, name } = chain;
  return builder.add({
    kind: workload.kind,
    metadata: {
      name,
      namespace,
      creationTimestamp: builder.clock.ago(workload.age),
      labels: { ...workload.labels, app: name },
      ...metadata,
    },
    spec: mergePatch(spec, workload.spec ?? {}),
    status,
  });
}

/** The reference to an owner, as its part holds it. */
export const owning = (owner: StoredObject) => ({
  apiVersion: owner.apiVersion,
  kind: owner.kind,
  name: owner.metadata.name,
  uid: owner.metadata.uid,
});
