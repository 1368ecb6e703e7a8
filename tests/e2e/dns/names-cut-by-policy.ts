import type { FailingCase } from '../case.ts';
import { deployment, documents, service, shell, sleeper } from '../manifest.ts';
import { all, crashLooping, ready } from '../symptoms.ts';

const policy = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: inside-only}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress: [{to: [{podSelector: {}}]}]
`;

/** The lab enforces no policies, so the program says itself what it would meet; that no name gets through is computed. */
export const workload: FailingCase = {
  name: 'names-cut-by-policy',
  code: 'D8',
  culprit: 'NetworkPolicy/inside-only',
  manifest: documents(
    deployment('database', sleeper),
    service('database', 5432),
    policy,
    deployment('shop', shell("echo 'Error: getaddrinfo EAI_AGAIN database' >&2; exit 1")),
  ),
  until: all(ready(1), crashLooping()),
  evidence: [/EAI_AGAIN/, /all pods/],
  victims: ['Deployment/shop'],
};
