import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { all, olderThan, ready } from '../symptoms.ts';

const service = `
apiVersion: v1
kind: Service
metadata: {name: shop}
spec: {selector: {app: shpo}, ports: [{port: 80}]}
`;

export const workload: FailingCase = {
  name: 'selector-misspelt',
  code: 'E1',
  culprit: 'Service/shop',
  manifest: documents(deployment('shop', sleeper), service),
  until: all(ready(1), olderThan(75)),
  evidence: [/app=shpo/, /app=shop/],
  victims: ['Deployment/shop'],
};
