import { milliseconds } from '../time.ts';
import type { Case, Illness } from './illness.ts';
import { sickStatus } from './sick-status.ts';

/** A container whose image cannot be pulled. */
export function image(one: Case): Illness {
  const { fault, plan, image, field } = one;
  const message =
    fault.message ??
    `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
  const waiting = {
    reason: fault.reason ?? 'ImagePullBackOff',
    message: `Back-off pulling image "${image}": ErrImagePull: ${message}`,
  };
  const pulls = {
    field,
    first: plan.age,
    last: '95s',
    count: Math.max(4, Math.round(milliseconds(plan.age) / 300_000)),
  };
  const backOff = {
    field,
    first: plan.age,
    last: '11s',
    count: Math.max(6, Math.round(milliseconds(plan.age) / 15_000)),
  };
  return {
    placed: true,
    status: sickStatus(one, { phase: 'Pending' }, { state: { waiting }, imageID: '' }),
    events: [
      { ...pulls, reason: 'Pulling', message: `Pulling image "${image}"` },
      { ...pulls, type: 'Warning', reason: 'Failed', message: `Failed to pull image "${image}": ${message}` },
      { ...pulls, type: 'Warning', reason: 'Failed', message: 'Error: ErrImagePull' },
      { ...backOff, reason: 'BackOff', message: `Back-off pulling image "${image}"` },
      { ...backOff, type: 'Warning', reason: 'Failed', message: 'Error: ImagePullBackOff' },
    ],
  };
}
