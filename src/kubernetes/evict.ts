import { builtIn } from './built-in.ts';
import type { Status } from './errors.ts';
import type { CallControl } from './transport/deadline.ts';
import type { Transport } from './transport/transport.ts';
import { create } from './write.ts';

export interface EvictOptions extends CallControl {
  readonly namespace: string;
  readonly pod: string;
  readonly gracePeriodSeconds?: number | undefined;
  /** The pod must still be this one. */
  readonly uid?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

/**
 * Asks for a pod's eviction, which heeds PodDisruptionBudgets. Resolves when it is accepted; the pod may still be ending.
 * @throws {EvictionBlocked} when a budget does not allow it now; not repeated
 */
export async function evict(transport: Transport, options: EvictOptions): Promise<void> {
  const { namespace, pod, gracePeriodSeconds, uid, dryRun, timeoutMs, signal } = options;
  const eviction = {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name: pod, namespace },
    deleteOptions: {
      gracePeriodSeconds,
      preconditions: uid ? { uid } : undefined,
      dryRun: dryRun ? ['All'] : undefined,
    },
  };
  await create<Status>(transport, builtIn.Pod, eviction, { namespace, subresource: 'eviction', timeoutMs, signal });
}
