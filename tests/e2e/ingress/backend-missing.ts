import type { FailingCase } from '../case.ts';
import { documents } from '../manifest.ts';
import { ingress, served, settled } from '../routes.ts';

export const workload: FailingCase = {
  name: 'backend-missing',
  code: 'T8',
  culprit: 'Ingress/web',
  manifest: documents(served('webapp'), ingress('web', { host: 'backend-missing' })),
  until: settled,
  evidence: [/backend\.service: web/],
  victims: ['Service/web'],
};
