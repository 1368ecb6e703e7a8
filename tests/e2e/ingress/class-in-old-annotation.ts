import type { FailingCase } from '../case.ts';
import { documents } from '../manifest.ts';
import { ingress, served, settled } from '../routes.ts';

export const workload: FailingCase = {
  name: 'class-in-old-annotation',
  code: 'T6',
  culprit: 'Ingress/web',
  manifest: documents(
    served('web'),
    ingress('web', { host: 'old-annotation', spec: '', annotations: 'kubernetes.io/ingress.class: nginx' }),
  ),
  until: settled,
  evidence: [/ingress\.class\]: nginx/],
};
