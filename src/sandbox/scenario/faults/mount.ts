import { milliseconds } from '../time.ts';
import type { Case, Illness } from './illness.ts';
import { sickStatus } from './sick-status.ts';

/** A pod that waits for a volume which cannot be mounted. */
export function mount(one: Case): Illness {
  const { fault, plan } = one;
  const status = sickStatus(
    one,
    { phase: 'Pending' },
    { state: { waiting: { reason: 'ContainerCreating' } }, imageID: '' },
  );
  return {
    placed: true,
    status: { ...status, podIP: undefined, podIPs: undefined },
    events: [
      {
        type: 'Warning',
        reason: 'FailedMount',
        message: fault.message ?? '',
        count: Math.max(3, Math.round(milliseconds(fault.since) / 120_000)),
        first: plan.age,
        last: '40s',
      },
    ],
  };
}
