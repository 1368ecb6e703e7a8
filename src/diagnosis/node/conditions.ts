import type { Node } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';

export type Condition = NonNullable<NonNullable<Node['status']>['conditions']>[number];

export function conditionOf(node: Node, type: string): Condition | undefined {
  return node.status?.conditions?.find((condition) => condition?.type === type);
}

export function isReady(node: Node): boolean {
  return conditionOf(node, 'Ready')?.status === 'True';
}

/** `Ready=False: KubeletNotReady: container runtime is down`, for evidence. */
export function saidBy({ status, reason, message }: Condition): string {
  return [status, reason, message].filter(Boolean).join(': ');
}

export function conditionPath(type: string): string {
  return `status.conditions[${type}]`;
}

export function nodeRef(node: Node): ObjectRef {
  return { kind: 'Node', name: node.metadata.name };
}

/** The words in which the kubelet says why it is not ready; empty when it is ready, or silent. */
export function kubeletComplaint(node: Node): string {
  const ready = conditionOf(node, 'Ready');
  return ready?.status === 'False' ? String(ready.message ?? '') : '';
}

/** Seconds since an instant of the cluster, or undefined when there is none. */
export function secondsSince(now: number, instant: unknown): number | undefined {
  const at = Date.parse(String(instant ?? ''));
  return Number.isNaN(at) ? undefined : (now - at) / 1000;
}
