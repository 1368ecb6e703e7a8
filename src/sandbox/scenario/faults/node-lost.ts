import { listAt, textAt } from '../../fields.ts';
import { addressesOf, conditions, containerId, containerStatus } from '../pod-parts.ts';
import type { Case, Illness } from './illness.ts';

/** The node was lost: the kubelet's last report stands, and only the node controller has spoken since. */
export function nodeLost(one: Case): Illness {
  const { clock, plan, fault } = one;
  const created = clock.ago(plan.age, 4000);
  const statuses = listAt(plan.spec, 'containers').map((container) =>
    containerStatus(container, {
      containerID: containerId(one.uid, textAt(container, 'name') ?? ''),
      state: { running: { startedAt: created } },
    }),
  );
  const notReady = { status: 'False', lastTransitionTime: clock.ago(fault.since, 42_000) };
  return {
    placed: true,
    status: {
      phase: 'Running',
      startTime: clock.ago(plan.age),
      ...addressesOf(plan),
      conditions: conditions(created, {
        PodReadyToStartContainers: {},
        Initialized: {},
        Ready: notReady,
        ContainersReady: {},
        PodScheduled: {},
      }),
      containerStatuses: statuses,
    },
    events: [
      {
        type: 'Warning',
        reason: 'NodeNotReady',
        message: 'Node is not ready',
        component: 'node-controller',
        first: fault.since,
      },
    ],
  };
}
