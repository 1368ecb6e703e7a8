import type { FailingCase } from '../case.ts';
import { certificate, site } from '../certificates.ts';
import { documents } from '../manifest.ts';
import { eventAged } from '../symptoms.ts';

const host = 'missing.e2e.lab.test';

/** Two Certificates name an issuer that nobody made: one finding, and the Ingress of one is its victim. */
export const workload: FailingCase = {
  name: 'issuer-missing',
  needs: 'lab',
  code: 'M3',
  culprit: 'ClusterIssuer/lions-e2e-absent',
  manifest: documents(
    certificate('site', host, 'ClusterIssuer/lions-e2e-absent'),
    certificate('api', `api.${host}`, 'ClusterIssuer/lions-e2e-absent'),
    site(host),
  ),
  until: eventAged('IssuerNotFound', /not found/, 130),
  evidence: [/lions-e2e-absent/],
  victims: ['Certificate/site', 'Certificate/api', 'Ingress/site'],
};
