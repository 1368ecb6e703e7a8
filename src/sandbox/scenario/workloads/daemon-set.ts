import { suffixFor } from '../builder.ts';
import type { Chain } from '../chain.ts';
import { addPod } from '../pods.ts';
import { workloadStatus } from '../workload-status.ts';
import { type Made, owning, planOf, podLabels, templateOf, top } from './parts.ts';

/** A DaemonSet with its pod on the workload's node. */
export function daemonSet(chain: Chain): Made {
  const { name, namespace, selector } = chain;
  const owner = top(
    chain,
    { selector: { matchLabels: selector }, template: templateOf(chain) },
    workloadStatus(chain),
    { annotations: { 'deprecated.daemonset.template.generation': '1' } },
  );
  const labels = {
    ...podLabels(chain),
    'controller-revision-hash': suffixFor(10, namespace, name),
    'pod-template-generation': '1',
  };
  const pod = addPod(
    chain.builder,
    planOf(chain, {
      name: `${name}-${suffixFor(5, namespace, name, 'pod')}`,
      generateName: `${name}-`,
      labels,
      owner: owning(owner),
    }),
  );
  return { owner, pods: [pod] };
}
