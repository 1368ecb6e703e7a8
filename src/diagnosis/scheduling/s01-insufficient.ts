import { command, kubectl, remedy } from '../remedy.ts';
import { schedulingRule } from './draft.ts';
import { shortageOf } from './shortage.ts';

/** The nodes meant for the pod are large enough, but what is placed on them leaves too little. */
export const s01Insufficient = schedulingRule('S1', (cluster, verdict) => {
  const { evidence, ...parameters } = shortageOf(cluster, verdict);
  return {
    evidence,
    parameters,
    remedy: remedy(
      'optimisation/right-sizing',
      verdict.workload,
      command('kubectl', 'describe', 'nodes'),
      command('kubectl', 'top', 'pods', '--all-namespaces', '--sort-by=memory'),
      kubectl('edit', verdict.workload),
    ),
  };
});
