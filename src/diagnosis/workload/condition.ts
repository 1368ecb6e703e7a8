import type { Cluster } from '../cluster.ts';

/** A condition as controllers write it, with whatever type their library gives to a time. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: unknown;
}

interface Conditioned {
  readonly status?: { readonly conditions?: readonly Condition[] };
}

export function conditionOf(object: Conditioned, type: string): Condition | undefined {
  return object.status?.conditions?.find((condition) => condition.type === type);
}

/** Seconds since a time; infinite when it is not known, as the oldest thing there can be. */
export function secondsSince(cluster: Cluster, time: unknown): number {
  const at = Date.parse(String(time ?? ''));
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : (cluster.now - at) / 1000;
}

/** `Reason: message`, as far as there is one. */
export function said({ reason, message }: Condition): string {
  return [reason, message].filter(Boolean).join(': ');
}

export function conditionPath({ type }: Condition): string {
  return `status.conditions[${type}]`;
}
