import type { FailingCase } from '../case.ts';
import { selfSigned, site, tlsSecret } from '../certificates.ts';
import { documents } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const host = 'expired.e2e.lab.test';

/** A certificate that somebody put there by hand a year ago. */
export const workload: FailingCase = {
  name: 'tls-secret-expired',
  code: 'M19',
  culprit: 'Secret/site-tls',
  manifest: documents(tlsSecret('site-tls', await selfSigned(host, -365, -2)), site(host)),
  until: ready(1),
  evidence: [/notAfter/],
  victims: ['Ingress/site'],
};
