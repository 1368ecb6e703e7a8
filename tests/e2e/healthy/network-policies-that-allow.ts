import type { HealthyCase } from '../case.ts';
import { deployment, documents, service, sleeper } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const policies = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: default-deny}
spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: same-namespace}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress: [{from: [{podSelector: {}}]}]
  egress: [{to: [{podSelector: {}}]}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: dns}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]
      ports: [{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]
`;

/** Everything is forbidden but what is needed: names, and the namespace's own pods. */
export const workload: HealthyCase = {
  name: 'network-policies-that-allow',
  healthy: true,
  manifest: documents(policies, deployment('shop', sleeper), service('shop')),
  until: ready(1),
};
