import type { FailingCase } from '../case.ts';
import { certificate, web } from '../certificates.ts';
import { documents, service } from '../manifest.ts';
import { eventAged } from '../symptoms.ts';

/** The name leads to a program that knows nothing of the challenge. For five minutes that may be a name still on its way. */
export const workload: FailingCase = {
  name: 'self-check-answered-404',
  needs: 'lab',
  code: 'M9',
  culprit: 'Certificate/site',
  manifest: documents(
    web,
    service('site'),
    certificate('site', 'site.e2e-self-check-answered-404.svc.cluster.local', 'ClusterIssuer/letsencrypt-lab'),
  ),
  until: eventAged('Presented', /HTTP-01/, 310),
  evidence: [/wrong status code '404'/],
};
