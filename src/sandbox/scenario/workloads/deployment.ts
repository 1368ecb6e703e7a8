import { type Fields, listAt } from '../../fields.ts';
import type { Chain } from '../chain.ts';
import { addEvent } from '../events.ts';
import { workloadStatus } from '../workload-status.ts';
import { type Made, templateOf, top } from './parts.ts';
import { replicaSet } from './replica-set.ts';

/** A Deployment with its ReplicaSet, or with two while a rollout is stuck. */
export function deployment(chain: Chain): Made {
  const { workload, builder, selector } = chain;
  const rollout = workload.fault?.rolloutFrom !== undefined;
  const owner = top(
    chain,
    { replicas: workload.replicas, selector: { matchLabels: selector }, template: templateOf(chain) },
    workloadStatus(chain),
    { annotations: { 'deployment.kubernetes.io/revision': rollout ? '2' : '1' }, ...(rollout && { generation: 2 }) },
  );
  const current = replicaSet(chain, owner, rollout ? '2' : '1');
  addEvent(builder, owner, {
    reason: 'ScalingReplicaSet',
    message: `Scaled up replica set ${current.owner.metadata.name} from 0 to ${rollout ? 1 : workload.replicas}`,
    component: 'deployment-controller',
    first: rollout ? (workload.fault?.since ?? workload.age) : workload.age,
  });
  if (!rollout) return { owner, pods: current.pods };
  // The old version keeps serving while the new one cannot start.
  const { fault, ...well } = workload;
  const old = { ...well, pod: withImage(workload.pod, fault?.rolloutFrom ?? '') };
  const previous = replicaSet({ ...chain, workload: old }, owner, '1');
  return { owner, pods: [...previous.pods, ...current.pods] };
}

const withImage = (pod: Fields, image: string): Fields => {
  const [first, ...rest] = listAt(pod, 'containers');
  return { ...pod, containers: [{ ...(first as Fields), image }, ...rest] };
};
