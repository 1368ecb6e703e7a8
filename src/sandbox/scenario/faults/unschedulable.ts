import { conditions } from '../pod-parts.ts';
import { milliseconds } from '../time.ts';
import type { Case, Illness } from './illness.ts';

/** A pod that no node can take. */
export function unschedulable(one: Case): Illness {
  const { clock, fault, plan } = one;
  const message =
    fault.message ??
    '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.';
  return {
    placed: false,
    status: {
      phase: 'Pending',
      conditions: conditions(clock.ago(plan.age), {
        PodScheduled: { status: 'False', reason: 'Unschedulable', message },
      }),
    },
    events: [
      {
        type: 'Warning',
        reason: 'FailedScheduling',
        message,
        component: 'default-scheduler',
        first: milliseconds(plan.age) < milliseconds('4m') ? plan.age : '4m',
      },
    ],
  };
}
