import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { probe, pullByHand, registryDraft } from './draft.ts';

/** The registry has an address, and nothing useful comes back from it: time-outs, refused or broken connections. */
export const i07RegistryUnreachable: Rule = {
  code: 'I7',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I7')) {
      yield registryDraft(cluster, pull, {
        commands: [probe(pull, 'https'), command('systemctl', 'show', 'k3s', '-p', 'Environment'), pullByHand(pull)],
      });
    }
  },
};
