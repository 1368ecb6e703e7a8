import { milliseconds } from '../time.ts';
import type { Case, Illness } from './illness.ts';
import { sickStatus } from './sick-status.ts';

/** A container that cannot be made since what its configuration refers to is absent. */
export function config(one: Case): Illness {
  const { fault, plan, image, field } = one;
  const reason = fault.reason ?? 'CreateContainerConfigError';
  const message = fault.message ?? '';
  const count = Math.ceil(milliseconds(fault.since) / 12_000);
  return {
    placed: true,
    status: sickStatus(one, { phase: 'Pending' }, { state: { waiting: { reason, message } }, imageID: '' }),
    events: [
      {
        field,
        reason: 'Pulled',
        message: `Container image "${image}" already present on machine and can be accessed by the pod`,
        count,
        first: plan.age,
        last: '6s',
      },
      { field, type: 'Warning', reason: 'Failed', message: `Error: ${message}`, count, first: plan.age, last: '6s' },
    ],
  };
}
