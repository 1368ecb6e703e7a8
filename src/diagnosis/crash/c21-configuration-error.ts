import { kubectl } from '../remedy.ts';
import { containerRule } from './container-rule.ts';
import { verdictFromLog } from './log-verdict.ts';

/** A setting is missing or wrong, or the database's schema does not fit, and the program's log says so. */
export const c21ConfigurationError = containerRule({
  code: 'C21',
  readsLog: true,
  recognise(cluster, trouble) {
    const verdict = verdictFromLog(cluster, trouble, ['configuration']);
    if (!verdict || trouble.end?.exitCode === 0) return undefined;
    return {
      ...verdict,
      commands: [
        ...verdict.commands,
        kubectl(['set', 'env', '--list'], trouble.workload),
        kubectl('edit', trouble.workload),
      ],
    };
  },
});
