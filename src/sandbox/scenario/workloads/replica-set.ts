import type { StoredObject } from '../../fields.ts';
import { suffixFor } from '../builder.ts';
import type { Chain } from '../chain.ts';
import { addEvent } from '../events.ts';
import { addPod } from '../pods.ts';
import { type Made, owning, planOf, podAge, podLabels, templateOf } from './parts.ts';

/** One version of a Deployment with its pods. A faulty version that a rollout brought has a single pod. */
export function replicaSet(chain: Chain, parent: StoredObject, revision: string): Made {
  const { builder, workload, namespace, name } = chain;
  const hash = suffixFor(10, namespace, name, JSON.stringify(workload.pod));
  const full = `${name}-${hash}`;
  const labels = { 'pod-template-hash': hash };
  const rolledOut = workload.fault?.rolloutFrom === undefined ? undefined : workload.fault;
  const replicas = rolledOut ? 1 : workload.replicas;
  const ready = workload.fault ? 0 : replicas;
  const owner = builder.add({
    kind: 'ReplicaSet',
    metadata: {
      name: full,
      namespace,
      creationTimestamp: builder.clock.ago(rolledOut?.since ?? workload.age),
      labels: { ...podLabels(chain), ...labels },
      annotations: {
        'deployment.kubernetes.io/desired-replicas': String(workload.replicas),
        'deployment.kubernetes.io/max-replicas': String(workload.replicas + 1),
        'deployment.kubernetes.io/revision': revision,
      },
      ownerReferences: [{ ...owning(parent), blockOwnerDeletion: true, controller: true }],
    },
    spec: {
      replicas,
      selector: { matchLabels: { ...chain.selector, ...labels } },
      template: templateOf(chain, labels),
    },
    status: {
      replicas,
      fullyLabeledReplicas: replicas,
      observedGeneration: 1,
      terminatingReplicas: 0,
      ...(ready > 0 && { readyReplicas: ready, availableReplicas: ready }),
    },
  });
  const plan = { generateName: `${full}-`, labels: { ...podLabels(chain), ...labels }, owner: owning(owner) };
  const pods = Array.from({ length: replicas }, (_, index) =>
    addPod(builder, planOf(chain, { ...plan, name: `${full}-${suffixFor(5, full, String(index))}` })),
  );
  for (const pod of pods)
    addEvent(builder, owner, {
      reason: 'SuccessfulCreate',
      message: `Created pod: ${pod.metadata.name}`,
      component: 'replicaset-controller',
      first: podAge(workload),
    });
  return { owner, pods };
}
