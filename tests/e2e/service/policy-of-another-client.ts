import type { FailingCase } from '../case.ts';
import { deployment, documents, service, shell } from '../manifest.ts';
import { all, crashLooping, ready } from '../symptoms.ts';

const policy = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: database}
spec:
  podSelector: {matchLabels: {app: database}}
  policyTypes: [Ingress]
  ingress: [{from: [{podSelector: {matchLabels: {app: backup}}}], ports: [{port: 5432}]}]
`;

/** The lab enforces no policies, so the client says itself what it would meet; which policy forbids it is computed. */
export const workload: FailingCase = {
  name: 'policy-of-another-client',
  code: 'E3',
  culprit: 'NetworkPolicy/database',
  manifest: documents(
    deployment('database', shell('exec httpd -f -p 5432 -h /tmp', 'ports: [{containerPort: 5432}]')),
    service('database', 5432),
    policy,
    deployment('shop', shell("echo 'Error: connect ETIMEDOUT database:5432' >&2; exit 1")),
  ),
  until: all(ready(1), crashLooping()),
  evidence: [/ETIMEDOUT/, /app=backup/],
  victims: ['Deployment/shop', 'Service/database'],
};
