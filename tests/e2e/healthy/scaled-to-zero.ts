import type { HealthyCase } from '../case.ts';
import { deployment, documents, service, sleeper } from '../manifest.ts';

export const workload: HealthyCase = {
  name: 'scaled-to-zero',
  healthy: true,
  manifest: documents(deployment('dormant', sleeper, 0), service('dormant')),
  until: (seen) => seen.deployments.length > 0,
};
