import type { FailingCase } from '../case.ts';
import { certificate } from '../certificates.ts';
import { eventAged } from '../symptoms.ts';

/** The name does not exist, as seen from the cluster. */
export const workload: FailingCase = {
  name: 'self-check-name-unknown',
  needs: 'lab',
  code: 'M10',
  culprit: 'Certificate/site',
  manifest: certificate(
    'site',
    'absent.e2e-self-check-name-unknown.svc.cluster.local',
    'ClusterIssuer/letsencrypt-lab',
  ),
  until: eventAged('Presented', /HTTP-01/, 310),
  evidence: [/no such host/],
};
