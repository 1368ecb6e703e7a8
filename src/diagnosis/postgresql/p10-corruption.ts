import { claimRelated, copyCommands, declared } from './data.ts';
import { serverRule, verdictFromWords } from './server-rule.ts';

/** Files of the database are damaged or missing, so that it cannot start. */
export const p10Corruption = serverRule({
  code: 'P10',
  recognise(cluster, trouble) {
    const verdict = verdictFromWords(cluster, trouble, 'corrupt');
    if (!verdict) return undefined;
    const { container, workload } = trouble;
    return {
      ...verdict,
      evidence: [...verdict.evidence, ...declared(cluster, container)],
      related: claimRelated(cluster, container),
      commands: [...verdict.commands, ...copyCommands(cluster, container, workload)],
    };
  },
});
