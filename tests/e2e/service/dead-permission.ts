import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const policy = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: allow-dns}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [{namespaceSelector: {matchLabels: {name: kube-system}}}]
      ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]
`;

/** Nobody gave kube-system a label name. Nothing fails yet: the pod asks for no name. */
export const workload: FailingCase = {
  name: 'dead-permission',
  code: 'E4',
  culprit: 'NetworkPolicy/allow-dns',
  manifest: documents(deployment('shop', sleeper), policy),
  until: ready(1),
  evidence: [/name=kube-system: none/],
};
