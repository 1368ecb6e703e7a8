import { listAt } from '../../fields.ts';
import { addressesOf, conditions, containerStatus } from '../pod-parts.ts';
import type { Case, Illness } from './illness.ts';

/** A pod that the kubelet ended since its node ran out of something. */
export function evicted(one: Case): Illness {
  const { clock, fault, plan, name } = one;
  const message =
    fault.message ??
    `The node was low on resource: ephemeral-storage. Threshold quantity: 20247986257, available: 15216436Ki. `;
  const at = clock.ago(fault.since);
  const disrupted = { status: 'True', reason: 'TerminationByKubelet', message };
  const terminated = {
    exitCode: 137,
    reason: 'ContainerStatusUnknown',
    message: 'The container could not be located when the pod was terminated',
    startedAt: null,
    finishedAt: null,
  };
  const failed = { status: 'False', reason: 'PodFailed', lastTransitionTime: at };
  return {
    placed: true,
    status: {
      phase: 'Failed',
      reason: 'Evicted',
      message,
      startTime: clock.ago(plan.age),
      ...addressesOf(plan),
      conditions: [
        ...conditions(at, { DisruptionTarget: disrupted }),
        ...conditions(clock.ago(plan.age), {
          PodReadyToStartContainers: { status: 'False' },
          Initialized: {},
          Ready: failed,
          ContainersReady: failed,
          PodScheduled: {},
        }),
      ],
      containerStatuses: listAt(plan.spec, 'containers').map((container) =>
        containerStatus(container, { ready: false, started: false, imageID: '', state: { terminated } }),
      ),
    },
    events: [
      { type: 'Warning', reason: 'Evicted', message, first: fault.since },
      { reason: 'Killing', message: `Stopping container ${name}`, field: one.field, first: fault.since },
    ],
  };
}
