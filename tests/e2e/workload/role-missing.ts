import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { olderThan } from '../symptoms.ts';

const rights = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: deployer}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: deployer}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: deployer}
subjects: [{kind: ServiceAccount, name: deployer, namespace: e2e-role-missing}]
`;

/** The Role was forgotten; the Deployment only tells the time. */
export const workload: FailingCase = {
  name: 'role-missing',
  code: 'W16',
  culprit: 'RoleBinding/deployer',
  manifest: documents(rights, deployment('shop', sleeper)),
  until: olderThan(200),
  evidence: [/Role e2e-role-missing\/deployer: not found/],
};
