import type { FailingCase } from '../case.ts';
import { certificate } from '../certificates.ts';
import { documents } from '../manifest.ts';
import { eventAged } from '../symptoms.ts';

const quota = `
apiVersion: v1
kind: ResourceQuota
metadata: {name: full}
spec: {hard: {pods: "0"}}
`;

/** The pod that would answer the challenge may not be made. */
export const workload: FailingCase = {
  name: 'quota-refuses-solver',
  needs: 'lab',
  code: 'M7',
  culprit: 'Certificate/site',
  manifest: documents(quota, certificate('site', 'quota.e2e.lab.test', 'ClusterIssuer/letsencrypt-lab')),
  until: eventAged('PresentError', /exceeded quota/, 130),
  evidence: [/exceeded quota/],
};
