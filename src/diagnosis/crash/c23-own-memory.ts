import { fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { specPath } from './container.ts';
import { containerRule } from './container-rule.ts';
import { verdictFromLog } from './log-verdict.ts';

/** The program itself ran out of memory (its heap, a worker, shared memory) before the container's limit killed it. */
export const c23OwnMemory = containerRule({
  code: 'C23',
  readsLog: true,
  recognise(cluster, trouble) {
    const verdict = verdictFromLog(cluster, trouble, ['memory']);
    if (!verdict) return undefined;
    const { container, workload } = trouble;
    const limit = container.spec.resources?.limits?.['memory'];
    const path = `${specPath(container)}.resources.limits.memory`;
    return {
      ...verdict,
      evidence: [...verdict.evidence, fromSpec(podRef(container.pod), path, limit ?? '—')],
      procedure: 'optimisation/right-sizing',
      commands: [...verdict.commands, kubectl(['set', 'env', '--list'], workload), kubectl('edit', workload)],
    };
  },
});
