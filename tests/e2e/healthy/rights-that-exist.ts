import type { HealthyCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { olderThan } from '../symptoms.ts';

const rights = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: reader}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{kind: ServiceAccount, name: reader, namespace: e2e-rights-that-exist}, {kind: Group, name: lions-developers, apiGroup: rbac.authorization.k8s.io}]
`;

/** A role of Kubernetes itself, for an account and for people whom the cluster does not know. */
export const workload: HealthyCase = {
  name: 'rights-that-exist',
  healthy: true,
  manifest: documents(rights, deployment('shop', `serviceAccountName: reader${sleeper}`)),
  until: olderThan(200),
};
