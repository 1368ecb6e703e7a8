import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { all, olderThan, ready } from '../symptoms.ts';

const budget = `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: shop}
spec: {minAvailable: 2, selector: {matchLabels: {app: shop}}}
`;

/** Two replicas, of which two must always be there. */
export const workload: FailingCase = {
  name: 'budget-of-all-pods',
  code: 'W7',
  culprit: 'PodDisruptionBudget/shop',
  manifest: documents(deployment('shop', sleeper, 2), budget),
  until: all(ready(2), olderThan(200)),
  evidence: [/minAvailable: 2, 2 pods/],
  victims: ['Deployment/shop'],
};
