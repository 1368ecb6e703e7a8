import type { FailingCase } from '../case.ts';
import { documents } from '../manifest.ts';
import { ingress, served, settled } from '../routes.ts';

const secret = `
apiVersion: v1
kind: Secret
metadata: {name: web-tls}
type: Opaque
stringData: {cert.pem: "none yet", key.pem: "none yet"}
`;

export const workload: FailingCase = {
  name: 'tls-secret-of-other-shape',
  code: 'T17',
  culprit: 'Secret/web-tls',
  manifest: documents(
    secret,
    served('web'),
    ingress('web', {
      host: 'tls-secret-of-other-shape',
      spec: 'ingressClassName: traefik\n  tls: [{hosts: [tls-secret-of-other-shape.e2e.example.org], secretName: web-tls}]',
    }),
  ),
  until: settled,
  evidence: [/data: cert\.pem, key\.pem/],
  victims: ['Ingress/web'],
};
