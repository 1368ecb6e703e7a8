import type { Cluster } from '../cluster.ts';
import type { ContainerRule } from '../crash/container-rule.ts';
import { toldToClients } from './clients.ts';
import { claimRelated, copyCommands, declared } from './data.ts';
import { serverRule, verdictFromWords } from './server-rule.ts';

const damaged = serverRule({
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

/** Files of the database are damaged or missing, so that it cannot start, or cannot answer its clients. */
export const p10Corruption: ContainerRule = {
  ...damaged,
  consults: [...(damaged.consults ?? []), 'Service'],
  *check(cluster) {
    yield* damaged.check(cluster);
    yield* others(cluster);
  },
  others,
};

function others(cluster: Cluster) {
  return toldToClients(cluster, 'corrupt', () => ({}));
}
