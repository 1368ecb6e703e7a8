import type { FailingCase } from '../case.ts';
import { documents } from '../manifest.ts';

const range = (name: string, limit: string) => `
apiVersion: v1
kind: LimitRange
metadata: {name: ${name}}
spec: {limits: [{type: Container, ${limit}}]}
`;

/** The default of one is more than the other allows. No pod is there to be refused yet. */
export const workload: FailingCase = {
  name: 'limit-ranges-contradict',
  code: 'W15',
  culprit: 'LimitRange/bounds',
  manifest: documents(range('defaults', 'default: {memory: 256Mi}'), range('bounds', 'max: {memory: 128Mi}')),
  until: () => true,
  evidence: [/default memory 256Mi \(defaults\) > max 128Mi \(bounds\)/],
  victims: ['LimitRange/defaults'],
};
