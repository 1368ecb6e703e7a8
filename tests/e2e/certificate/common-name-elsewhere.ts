import type { FailingCase } from '../case.ts';
import { certificate } from '../certificates.ts';
import { event } from '../symptoms.ts';

/** The common name is none of the names: an ACME authority cannot be asked for that. */
export const workload: FailingCase = {
  name: 'common-name-elsewhere',
  needs: 'lab',
  code: 'M12',
  culprit: 'Certificate/site',
  manifest: certificate(
    'site',
    'name.e2e.lab.test',
    'ClusterIssuer/letsencrypt-lab',
    'site-tls',
    'commonName: other.e2e.lab.test',
  ),
  until: event('Failed', /commonName/),
  evidence: [/commonName/],
};
