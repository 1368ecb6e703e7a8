import type { Fields, StoredObject } from '../../fields.ts';
import { suffixFor, uidFor } from '../builder.ts';
import type { Chain } from '../chain.ts';
import { addPod } from '../pods.ts';
import { type Made, owning, planOf } from './parts.ts';

/** A Job that ran to its end when it was made. */
export const job = (chain: Chain): Made => finishedJob(chain, chain.name, chain.workload.age);

/** A Job that succeeded, with its pod. @param parent the CronJob that it is a run of */
export function finishedJob(chain: Chain, name: string, age: string, parent?: StoredObject): Made {
  const { builder, namespace, workload } = chain;
  const uid = uidFor('Job', namespace, name);
  const labels = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  };
  const spec = { restartPolicy: 'Never', ...workload.pod };
  const owner = builder.add({
    kind: 'Job',
    metadata: {
      name,
      namespace,
      creationTimestamp: builder.clock.ago(age),
      labels: { ...workload.labels, ...labels },
      ...(parent && { ownerReferences: [{ ...owning(parent), blockOwnerDeletion: true, controller: true }] }),
    },
    spec: {
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
      template: { metadata: { labels }, spec },
      manualSelector: false,
      podReplacementPolicy: 'TerminatingOrFailed',
    },
    status: succeeded(builder.clock.ago(age), builder.clock.ago(age, 27_000)),
  });
  const plan = planOf(chain, {
    name: `${name}-${suffixFor(5, namespace, name)}`,
    generateName: `${name}-`,
    labels: { ...workload.labels, ...labels },
    spec,
    age,
    owner: owning(owner),
    state: 'completed',
  });
  return { owner, pods: [addPod(builder, plan)] };
}

function succeeded(start: string, end: string): Fields {
  const done = {
    status: 'True',
    reason: 'CompletionsReached',
    message: 'Reached expected number of succeeded pods',
    lastProbeTime: end,
    lastTransitionTime: end,
  };
  return {
    startTime: start,
    completionTime: end,
    succeeded: 1,
    ready: 0,
    terminating: 0,
    uncountedTerminatedPods: {},
    conditions: [
      { type: 'SuccessCriteriaMet', ...done },
      { type: 'Complete', ...done },
    ],
  };
}
