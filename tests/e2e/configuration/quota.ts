import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { podsRefused } from '../symptoms.ts';

const quota = `
apiVersion: v1
kind: ResourceQuota
metadata: {name: limits}
spec: {hard: {pods: "0"}}
`;

export const workload: FailingCase = {
  name: 'quota',
  code: 'G4',
  culprit: 'ResourceQuota/limits',
  manifest: documents(quota, deployment('shop', sleeper)),
  until: podsRefused,
  evidence: [/exceeded quota|must specify/],
  victims: ['Deployment/shop'],
};
