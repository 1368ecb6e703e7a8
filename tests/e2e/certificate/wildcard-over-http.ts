import type { FailingCase } from '../case.ts';
import { certificate } from '../certificates.ts';
import { eventAged } from '../symptoms.ts';

/** A wildcard can be proved over DNS only, and the issuer has nothing but HTTP-01. */
export const workload: FailingCase = {
  name: 'wildcard-over-http',
  needs: 'lab',
  code: 'M6',
  culprit: 'ClusterIssuer/letsencrypt-lab',
  manifest: certificate('site', '*.wild.e2e.lab.test', 'ClusterIssuer/letsencrypt-lab'),
  until: eventAged('Solver', /no configured challenge solvers/, 130),
  evidence: [/\*\.wild\.e2e\.lab\.test/, /http01/],
  victims: ['Certificate/site'],
};
