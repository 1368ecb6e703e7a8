import type { FailingCase } from '../case.ts';
import { documents } from '../manifest.ts';
import { ingress, served, settled } from '../routes.ts';

export const workload: FailingCase = {
  name: 'tls-secret-missing',
  code: 'T17',
  culprit: 'Ingress/web',
  manifest: documents(
    served('web'),
    ingress('web', {
      host: 'tls-secret-missing',
      spec: 'ingressClassName: traefik\n  tls: [{hosts: [tls-secret-missing.e2e.example.org], secretName: web-tls}]',
    }),
  ),
  until: settled,
  evidence: [/secretName: web-tls/],
  victims: ['Secret/web-tls'],
};
