import type { HealthyCase } from '../case.ts';
import { deployment, documents, service, sleeper } from '../manifest.ts';
import { all, olderThan, ready } from '../symptoms.ts';

const others = `
apiVersion: v1
kind: Service
metadata: {name: loki-gateway}
spec: {selector: {app: loki, component: gateway}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: loki-canary}
spec: {selector: {app: loki, track: canary}, ports: [{port: 3100}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: allow-monitoring}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from: [{podSelector: {}}]
    - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: e2e-monitoring-to-come}}}]
`;

/** Services of parts that are switched off, and a policy that also allows a namespace to come. */
export const workload: HealthyCase = {
  name: 'part-not-installed',
  healthy: true,
  manifest: documents(deployment('loki', sleeper), service('loki', 3100), others),
  until: all(ready(1), olderThan(75)),
};
