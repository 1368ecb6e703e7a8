import type { Fields } from '../fields.ts';
import { suffixFor } from './builder.ts';
import type { Chain } from './chain.ts';
import { milliseconds } from './time.ts';

/** `status` of a workload as its controller writes it, well or with the workload's fault. */
export function workloadStatus(chain: Chain): Fields {
  const { workload } = chain;
  const { replicas, fault } = workload;
  const ready = fault && fault.rolloutFrom === undefined ? 0 : replicas;
  switch (workload.kind) {
    case 'DaemonSet':
      return {
        currentNumberScheduled: 1,
        desiredNumberScheduled: 1,
        numberMisscheduled: 0,
        numberReady: ready,
        updatedNumberScheduled: 1,
        observedGeneration: 1,
        ...(ready > 0 ? { numberAvailable: 1 } : { numberUnavailable: 1 }),
      };
    case 'StatefulSet':
      return {
        replicas,
        currentReplicas: replicas,
        updatedReplicas: replicas,
        availableReplicas: ready,
        observedGeneration: 1,
        ...(ready > 0 && { readyReplicas: ready }),
      };
    default:
      return deploymentStatus(chain, ready);
  }
}

function deploymentStatus(chain: Chain, ready: number): Fields {
  const { workload, builder } = chain;
  const { replicas, fault, age } = workload;
  const rollout = fault?.rolloutFrom !== undefined;
  const total = rollout ? replicas + 1 : replicas;
  const minimum = ready >= replicas;
  const since = fault && !rollout ? fault.since : age;
  return {
    observedGeneration: rollout ? 2 : 1,
    terminatingReplicas: 0,
    ...(total > 0 && { replicas: total, updatedReplicas: rollout ? 1 : replicas }),
    ...(ready > 0 && { readyReplicas: ready, availableReplicas: ready }),
    ...(total > ready && { unavailableReplicas: total - ready }),
    conditions: [
      {
        type: 'Available',
        status: minimum ? 'True' : 'False',
        reason: minimum ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
        message: minimum ? 'Deployment has minimum availability.' : 'Deployment does not have minimum availability.',
        lastTransitionTime: builder.clock.ago(since),
        lastUpdateTime: builder.clock.ago(since),
      },
      progressing(chain, rollout),
    ],
  };
}

/** A rollout that is stuck for longer than its deadline of 10 minutes is reported so. */
function progressing({ workload, builder, namespace, name }: Chain, rollout: boolean): Fields {
  const set = `${name}-${suffixFor(10, namespace, name, JSON.stringify(workload.pod))}`;
  const late = rollout && milliseconds(workload.fault?.since ?? '0s') > milliseconds('10m');
  const [status, reason, message] = late
    ? ['False', 'ProgressDeadlineExceeded', `ReplicaSet "${set}" has timed out progressing.`]
    : rollout
      ? ['True', 'ReplicaSetUpdated', `ReplicaSet "${set}" is progressing.`]
      : ['True', 'NewReplicaSetAvailable', `ReplicaSet "${set}" has successfully progressed.`];
  const at = builder.clock.ago(workload.age);
  const changed = late ? builder.clock.ago(workload.fault?.since ?? '0s', 600_000) : at;
  return {
    type: 'Progressing',
    status,
    reason,
    message,
    lastTransitionTime: changed,
    lastUpdateTime: rollout ? changed : at,
  };
}
