import { certificatesAt } from '../certificate/served.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { address, hostName, registryDraft } from './draft.ts';

/** The node does not trust the registry's certificate, or the certificate is out of date. */
export const i08Certificate: Rule = {
  code: 'I8',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I8')) {
      yield registryDraft(cluster, pull, {
        // A registry that this cluster serves itself.
        blames: certificatesAt(cluster, hostName(pull)),
        commands: [
          command('openssl', 's_client', '-connect', address(pull), '-servername', hostName(pull)),
          command('cat', '/etc/rancher/k3s/registries.yaml'),
          command('sudo', 'systemctl', 'restart', 'k3s'),
        ],
      });
    }
  },
};
