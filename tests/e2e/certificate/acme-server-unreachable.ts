import type { FailingCase } from '../case.ts';
import { certificate } from '../certificates.ts';
import { documents } from '../manifest.ts';
import { eventAged } from '../symptoms.ts';

const issuer = `
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: {name: acme}
spec:
  acme:
    server: https://127.0.0.1:9/directory
    email: ops@e2e.lab.test
    privateKeySecretRef: {name: acme-account}
    solvers: [{http01: {ingress: {ingressClassName: traefik}}}]
`;

/** The account cannot be registered, since nobody listens at the address of the ACME server. */
export const workload: FailingCase = {
  name: 'acme-server-unreachable',
  needs: 'lab',
  code: 'M3',
  culprit: 'Issuer/acme',
  manifest: documents(issuer, certificate('site', 'unreachable.e2e.lab.test', 'Issuer/acme')),
  until: eventAged('ErrInitIssuer', /connection refused/, 130),
  evidence: [/connection refused/],
  victims: ['Certificate/site'],
};
