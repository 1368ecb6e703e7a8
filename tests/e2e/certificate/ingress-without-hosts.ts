import type { FailingCase } from '../case.ts';
import { site } from '../certificates.ts';
import { eventAged } from '../symptoms.ts';

/** The annotation is there, the tls entry has no hosts: cert-manager skips it. */
export const workload: FailingCase = {
  name: 'ingress-without-hosts',
  needs: 'lab',
  code: 'M2',
  culprit: 'Ingress/site',
  manifest: site('hostless.e2e.lab.test', '[{secretName: site-tls}]', '{cert-manager.io/cluster-issuer: lab-ca}'),
  until: eventAged('BadConfig', /hosts/, 130),
  evidence: [/Skipped a TLS block/],
};
