import type { Fields } from '../../fields.ts';
import type { EventShape } from '../events.ts';
import { containerId } from '../pod-parts.ts';
import { milliseconds } from '../time.ts';
import type { Case, Illness } from './illness.ts';
import { sickStatus } from './sick-status.ts';

/** A container that ends by itself soon after each start. */
export const crash = (one: Case): Illness => ({
  placed: true,
  status: crashed(one, one.fault.exitCode ?? 1),
  events: crashEvents(one),
});

/** Restarts after so long a time of crashing: the pause doubles from 10 s to 5 min. */
function restartsAfter(elapsed: number, life: number): number {
  let restarts = 0;
  for (
    let [time, wait] = [life, 10_000];
    time + wait <= elapsed;
    time += wait + life, wait = Math.min(wait * 2, 300_000)
  )
    restarts++;
  return restarts;
}

/** How often the container was restarted: what the fault says, else what its age amounts to. */
export const restartsOf = ({ fault, plan }: Case) =>
  fault.restarts ??
  restartsAfter(Math.min(milliseconds(fault.since), milliseconds(plan.age)), milliseconds(fault.lives));

/** The status of a pod whose container ends again and again, between two of its lives. */
export function crashed(one: Case, exitCode: number): Fields {
  const { clock, plan, fault, name, uid } = one;
  const restarts = restartsOf(one);
  const reason = fault.reason ?? (exitCode === 0 ? 'Completed' : 'Error');
  const terminated = {
    exitCode,
    reason,
    startedAt: clock.ago('130s', -milliseconds(fault.lives)),
    finishedAt: clock.ago('130s'),
    containerID: containerId(uid, name, String(restarts)),
    ...(fault.message && { message: fault.message }),
  };
  const pause = restarts > 5 ? '5m0s' : `${10 * 2 ** Math.max(restarts - 1, 0)}s`;
  const waiting = {
    reason: 'CrashLoopBackOff',
    message: `back-off ${pause} restarting failed container=${name} pod=${plan.name}_${plan.namespace}(${uid})`,
  };
  return sickStatus(
    one,
    { phase: fault.init ? 'Pending' : 'Running' },
    { state: { waiting }, lastState: { terminated }, restartCount: restarts, containerID: terminated.containerID },
  );
}

/** The events of such a container. */
export function crashEvents(one: Case): EventShape[] {
  const { plan, name, image, field, uid } = one;
  const count = restartsOf(one) + 1;
  const usual = { field, count, first: plan.age, last: '135s' };
  return [
    {
      ...usual,
      reason: 'Pulled',
      message: `Container image "${image}" already present on machine and can be accessed by the pod`,
    },
    { ...usual, reason: 'Created', message: 'Container created' },
    { ...usual, reason: 'Started', message: 'Container started' },
    {
      ...usual,
      type: 'Warning',
      reason: 'BackOff',
      message: `Back-off restarting failed container ${name} in pod ${plan.name}_${plan.namespace}(${uid})`,
      count: count * 12,
      last: '9s',
    },
  ];
}
