import type { FailingCase } from '../case.ts';
import { documents } from '../manifest.ts';
import { ingress, served, settled } from '../routes.ts';

export const workload: FailingCase = {
  name: 'backend-port',
  code: 'T8',
  culprit: 'Ingress/web',
  manifest: documents(served('web'), ingress('web', { host: 'backend-port', port: 'number: 8080' })),
  until: settled,
  evidence: [/service\.port: 8080/],
};
