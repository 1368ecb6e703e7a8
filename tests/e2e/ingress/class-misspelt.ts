import type { FailingCase } from '../case.ts';
import { documents } from '../manifest.ts';
import { ingress, served, settled } from '../routes.ts';

export const workload: FailingCase = {
  name: 'class-misspelt',
  code: 'T6',
  culprit: 'Ingress/web',
  manifest: documents(served('web'), ingress('web', { host: 'class-misspelt', spec: 'ingressClassName: trafik' })),
  until: settled,
  evidence: [/ingressClassName: trafik/],
};
