import type { HealthyCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { all, olderThan, ready } from '../symptoms.ts';

const budget = (name: string, rule: string) => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: ${name}}
spec: {${rule}, selector: {matchLabels: {app: ${name}}}}
`;

/** One that allows an eviction, one of a workload that is scaled to zero, one of a single pod that its owner wants to keep. */
export const workload: HealthyCase = {
  name: 'budgets-with-room',
  healthy: true,
  manifest: documents(
    deployment('shop', sleeper, 2),
    budget('shop', 'maxUnavailable: 1'),
    deployment('asleep', sleeper, 0),
    budget('asleep', 'minAvailable: 1'),
    deployment('single', sleeper),
    budget('single', 'minAvailable: 1'),
  ),
  until: all(ready(3), olderThan(200)),
};
