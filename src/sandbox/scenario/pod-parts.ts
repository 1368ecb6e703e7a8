import { createHash } from 'node:crypto';
import { type Fields, textAt } from '../fields.ts';
import type { Fault } from './format.ts';

/** What is needed to make one pod. */
export interface PodPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Fields;
  readonly annotations?: Fields;
  readonly spec: Fields;
  readonly age: string;
  readonly node: { readonly name: string; readonly address: string };
  readonly owner?: { readonly apiVersion: string; readonly kind: string; readonly name: string; readonly uid: string };
  readonly generateName?: string;
  readonly fault?: Fault | undefined;
  readonly state: 'running' | 'completed';
}

export const containerId = (...parts: readonly string[]) =>
  `containerd://${createHash('sha256').update(parts.join('\0')).digest('hex')}`;

export const imageId = (image: string) =>
  `${image.replace(/:[^:/]*$/, '')}@sha256:${createHash('sha256').update(image).digest('hex')}`;

/** `status.containerStatuses[]` of a container; `state` and `lastState` are the caller's. */
export function containerStatus(container: unknown, more: Fields): Fields {
  const name = textAt(container, 'name') ?? '';
  const image = textAt(container, 'image') ?? '';
  return { name, image, imageID: imageId(image), lastState: {}, restartCount: 0, ready: true, started: true, ...more };
}

export function conditions(at: string, states: Readonly<Record<string, Fields>>): Fields[] {
  return Object.entries(states).map(([type, more]) => ({
    type,
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: at,
    observedGeneration: 1,
    ...more,
  }));
}

/** Where a pod stands: its node's address, and its own, which is the node's for a pod on the host's network. */
export function addressesOf(plan: PodPlan): Fields {
  const number = createHash('sha256').update(`${plan.namespace}/${plan.name}`).digest().readUInt8(0);
  const podIP = plan.spec['hostNetwork'] === true ? plan.node.address : `10.42.0.${2 + (number % 250)}`;
  return { hostIP: plan.node.address, hostIPs: [{ ip: plan.node.address }], podIP, podIPs: [{ ip: podIP }] };
}
