import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { probe, registryDraft } from './draft.ts';

/** The node speaks HTTPS to a registry that speaks HTTP, or the reverse. */
export const i09PlainHttp: Rule = {
  code: 'I9',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I9')) {
      yield registryDraft(cluster, pull, {
        commands: [
          probe(pull, 'http'),
          command('sudoedit', '/etc/rancher/k3s/registries.yaml'),
          command('sudo', 'systemctl', 'restart', 'k3s'),
        ],
      });
    }
  },
};
