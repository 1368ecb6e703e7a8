import type { FailingCase } from '../case.ts';
import { documents } from '../manifest.ts';
import { ingress, served, settled } from '../routes.ts';

export const workload: FailingCase = {
  name: 'claimed-twice',
  code: 'T18',
  culprit: 'Ingress/web-new',
  manifest: documents(
    served('web'),
    served('other'),
    ingress('web', { host: 'claimed-twice' }),
    ingress('web-new', { host: 'claimed-twice', service: 'other' }),
  ),
  until: settled,
  evidence: [/claimed-twice\.e2e\.example\.org\/ → /],
  victims: ['Ingress/web'],
};
