import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { probe, pullByHand, pullDraft, registryDraft } from './draft.ts';

/** The registry answers with an error of its own, or the node's runtime cannot look at images or refuses their signature. */
export const i15RegistryError: Rule = {
  code: 'I15',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I15')) {
      const name = pull.pod.spec?.nodeName;
      const isLocal = pull.meaning === 'runtime' || pull.reason === 'ImageInspectError';
      yield isLocal && name !== undefined
        ? pullDraft(cluster, pull, {
            object: { kind: 'Node', name },
            commands: [command('sudo', 'k3s', 'crictl', 'info'), command('journalctl', '-u', 'k3s', '-n', '100')],
          })
        : registryDraft(cluster, pull, { commands: [probe(pull, 'https'), pullByHand(pull)] });
    }
  },
};
