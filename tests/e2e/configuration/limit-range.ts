import type { FailingCase } from '../case.ts';
import { deployment, documents, shell } from '../manifest.ts';
import { podsRefused } from '../symptoms.ts';

const limits = `
apiVersion: v1
kind: LimitRange
metadata: {name: limits}
spec: {limits: [{type: Container, max: {memory: 64Mi}, default: {memory: 32Mi}}]}
`;

export const workload: FailingCase = {
  name: 'limit-range',
  code: 'G5',
  culprit: 'LimitRange/limits',
  manifest: documents(limits, deployment('shop', shell('sleep 3600', 'resources: {limits: {memory: 256Mi}}'))),
  until: podsRefused,
  evidence: [/maximum memory usage/],
  victims: ['Deployment/shop'],
};
