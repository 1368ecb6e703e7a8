import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { hostName, registryDraft } from './draft.ts';

/** The node cannot find the registry's address: its own resolver answers here, not the cluster's. */
export const i06RegistryName: Rule = {
  code: 'I6',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I6')) {
      yield registryDraft(cluster, pull, {
        commands: [
          command('getent', 'hosts', hostName(pull)),
          command('resolvectl', 'query', hostName(pull)),
          command('cat', '/etc/rancher/k3s/registries.yaml'),
        ],
      });
    }
  },
};
