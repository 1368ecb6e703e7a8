import { type FailingCase, namespaceOf } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const name = 'cluster-admin-for-an-application';

const rights = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: shop}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: lions-e2e-shop-admin}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: shop, namespace: ${namespaceOf({ name })}}]
`;

export const workload: FailingCase = {
  name,
  code: 'X3',
  culprit: 'ClusterRoleBinding/lions-e2e-shop-admin',
  manifest: documents(rights, deployment('shop', `serviceAccountName: shop\n${sleeper}`)),
  until: ready(1),
  evidence: [/cluster-admin/, /subjects: ServiceAccount e2e-cluster-admin-for-an-application\/shop/],
  victims: ['Deployment/shop'],
};
