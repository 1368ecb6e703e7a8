import type { FailingCase } from '../case.ts';
import { documents } from '../manifest.ts';
import { ingress, served, settled } from '../routes.ts';

const ingressClass = `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: lions-e2e-nginx}
spec: {controller: k8s.io/ingress-nginx}
`;

export const workload: FailingCase = {
  name: 'class-of-absent-controller',
  code: 'T6',
  culprit: 'IngressClass/lions-e2e-nginx',
  manifest: documents(
    ingressClass,
    served('web'),
    ingress('web', { host: 'absent-controller', spec: 'ingressClassName: lions-e2e-nginx' }),
    ingress('admin', { host: 'absent-controller-admin', spec: 'ingressClassName: lions-e2e-nginx' }),
  ),
  until: settled,
  evidence: [/spec\.controller: k8s\.io\/ingress-nginx/],
  victims: ['Ingress/web', 'Ingress/admin'],
};
