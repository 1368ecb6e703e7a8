import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { all, olderThan, ready } from '../symptoms.ts';

const service = `
apiVersion: v1
kind: Service
metadata: {name: portal}
spec: {selector: {app.kubernetes.io/name: portal}, ports: [{port: 80}]}
`;
const ingress = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: portal}
spec:
  ingressClassName: traefik
  rules:
    - host: portal.example
      http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: portal, port: {number: 80}}}}]}
`;

/** The Ingress leads to a Service with the labels of another age: users get an error. */
export const workload: FailingCase = {
  name: 'selector-under-another-key',
  code: 'E1',
  culprit: 'Service/portal',
  manifest: documents(deployment('portal', sleeper), service, ingress),
  until: all(ready(1), olderThan(75)),
  evidence: [/app\.kubernetes\.io\/name=portal/, /app=portal/],
  victims: ['Ingress/portal'],
};
