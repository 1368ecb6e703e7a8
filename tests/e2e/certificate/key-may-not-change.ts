import type { FailingCase } from '../case.ts';
import { certificate } from '../certificates.ts';
import { all, event, eventAged } from '../symptoms.ts';
import { apply } from '../workspace.ts';

const withKey = (algorithm: string, size: number) =>
  certificate(
    'site',
    'key-kept.e2e.lab.test',
    'ClusterIssuer/lab-ca',
    'site-tls',
    `privateKey: {rotationPolicy: Never, algorithm: ${algorithm}, size: ${size}}`,
  );

/** Another sort of key is asked for, and the old one may not be replaced. */
export const workload: FailingCase = {
  name: 'key-may-not-change',
  needs: 'lab',
  code: 'M15',
  culprit: 'Certificate/site',
  manifest: withKey('RSA', 2048),
  steps: [
    {
      when: event('Issuing', /successfully issued/),
      act: (client, namespace) => apply(client, namespace, withKey('ECDSA', 256)),
    },
  ],
  until: all(event('CannotRegenerateKey'), eventAged('Generated', /./, 130)),
  evidence: [/User intervention required/],
};
