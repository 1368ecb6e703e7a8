import type { FailingCase } from '../case.ts';
import { documents } from '../manifest.ts';
import { ingress, served, settled } from '../routes.ts';

export const workload: FailingCase = {
  name: 'backend-of-two-routes',
  code: 'T8',
  culprit: 'Service/api',
  manifest: documents(
    served('web'),
    ingress('web', { host: 'backend-of-two-routes', path: '/api', service: 'api' }),
    ingress('old', { host: 'backend-of-two-routes-old', service: 'api' }),
  ),
  until: settled,
  evidence: [/backend\.service: api/],
  victims: ['Ingress/web', 'Ingress/old'],
};
