import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { describePod, pullByHand, registryDraft } from './draft.ts';

/** The registry counts downloads and has had enough of them. */
export const i05RateLimit: Rule = {
  code: 'I5',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I5')) {
      yield registryDraft(cluster, pull, {
        commands: [describePod(pull), command('cat', '/etc/rancher/k3s/registries.yaml'), pullByHand(pull)],
      });
    }
  },
};
