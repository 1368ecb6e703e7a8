import type { FailingCase } from '../case.ts';
import { deployment, documents, shell } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const secret = `
apiVersion: v1
kind: Secret
metadata: {name: credentials}
stringData: {username: shop, password: changeme}
`;

export const workload: FailingCase = {
  name: 'default-password',
  code: 'X1',
  culprit: 'Secret/credentials',
  manifest: documents(
    secret,
    deployment(
      'shop',
      shell(
        "trap 'exit 0' TERM; while :; do sleep 1; done",
        'env: [{name: PASSWORD, valueFrom: {secretKeyRef: {name: credentials, key: password}}}]',
      ),
    ),
  ),
  until: ready(1),
  evidence: [/data\[password\]: default password/, /env\[PASSWORD\]/],
  victims: ['Deployment/shop'],
};
