import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const budgets = `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: everything}
spec: {maxUnavailable: 1, selector: {matchExpressions: [{key: app, operator: Exists}]}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: shop}
spec: {maxUnavailable: 1, selector: {matchLabels: {app: shop}}}
`;

/** One for the namespace beside one for a workload: its pods can never be evicted. */
export const workload: FailingCase = {
  name: 'budgets-overlap',
  code: 'W8',
  culprit: 'PodDisruptionBudget/everything',
  manifest: documents(deployment('shop', sleeper, 2), deployment('worker', sleeper), budgets),
  until: ready(3),
  evidence: [/app Exists/, /app=shop/],
  victims: ['PodDisruptionBudget/shop', 'Deployment/shop'],
};
