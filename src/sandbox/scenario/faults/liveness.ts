import type { EventShape } from '../events.ts';
import { addressesOf } from '../pod-parts.ts';
import { crashEvents, crashed, restartsOf } from './crash.ts';
import type { Case, Illness } from './illness.ts';

/** A container that the kubelet ends since its liveness probe fails; it exits as SIGTERM makes it. */
export const liveness = (one: Case): Illness => ({
  placed: true,
  status: crashed(one, one.fault.exitCode ?? 143),
  events: livenessEvents(one),
});

function livenessEvents(one: Case): EventShape[] {
  const { fault, name, field, plan } = one;
  const count = restartsOf(one);
  const probe =
    fault.message ??
    `Liveness probe failed: Get "http://${String(addressesOf(plan)['podIP'])}:8080/": dial tcp ${String(addressesOf(plan)['podIP'])}:8080: connect: connection refused`;
  return [
    ...crashEvents(one),
    { field, type: 'Warning', reason: 'Unhealthy', message: probe, count: count * 3, first: fault.since, last: '130s' },
    {
      field,
      reason: 'Killing',
      message: `Container ${name} failed liveness probe, will be restarted`,
      count,
      first: fault.since,
      last: '130s',
    },
  ];
}
