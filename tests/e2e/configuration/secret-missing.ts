import type { FailingCase } from '../case.ts';
import { deployment, documents, service, shell } from '../manifest.ts';
import { all, event, waiting } from '../symptoms.ts';

const ingress = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec: {rules: [{host: shop.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: shop, port: {number: 80}}}}]}}]}
`;

/** One Secret, two workloads, a Service and an Ingress: one finding. */
export const workload: FailingCase = {
  name: 'secret-missing',
  code: 'G2',
  culprit: 'Secret/credentials',
  manifest: documents(
    deployment(
      'shop',
      `${shell('sleep 3600', 'volumeMounts: [{name: credentials, mountPath: /credentials}]')}volumes: [{name: credentials, secret: {secretName: credentials}}]
`,
    ),
    service('shop'),
    ingress,
    deployment(
      'worker',
      shell('sleep 3600', 'env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: credentials, key: token}}}]'),
    ),
  ),
  until: all(event('FailedMount', /not found/), waiting('CreateContainerConfigError')),
  evidence: [/credentials/],
  victims: ['Deployment/shop', 'Deployment/worker', 'Service/shop', 'Ingress/shop'],
};
