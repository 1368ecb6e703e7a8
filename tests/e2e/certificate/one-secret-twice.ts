import type { FailingCase } from '../case.ts';
import { certificate } from '../certificates.ts';
import { documents } from '../manifest.ts';
import { eventAged } from '../symptoms.ts';

/** Two Certificates write one Secret: the second never becomes ready. */
export const workload: FailingCase = {
  name: 'one-secret-twice',
  needs: 'lab',
  code: 'M14',
  culprit: 'Certificate/site-copy',
  manifest: documents(
    certificate('site', 'once.e2e.lab.test', 'ClusterIssuer/lab-ca', 'site-tls'),
    certificate('site-copy', 'twice.e2e.lab.test', 'ClusterIssuer/lab-ca', 'site-tls'),
  ),
  until: eventAged('Issuing', /successfully issued/, 20),
  evidence: [/secretName: site-tls/],
};
