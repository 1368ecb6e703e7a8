import type { FailingCase } from '../case.ts';
import { documents } from '../manifest.ts';
import { ingress, served, settled } from '../routes.ts';

export const workload: FailingCase = {
  name: 'backend-port-name',
  code: 'T8',
  culprit: 'Ingress/web',
  manifest: documents(served('web'), ingress('web', { host: 'backend-port-name', port: 'name: web' })),
  until: settled,
  evidence: [/spec\.ports: http:80/],
};
