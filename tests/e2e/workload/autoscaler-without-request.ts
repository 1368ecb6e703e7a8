import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { all, olderThan, ready } from '../symptoms.ts';

const autoscaler = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}
  minReplicas: 1
  maxReplicas: 3
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
`;

/** A percentage of nothing. */
export const workload: FailingCase = {
  name: 'autoscaler-without-request',
  code: 'W5',
  culprit: 'Deployment/shop',
  manifest: documents(deployment('shop', sleeper), autoscaler),
  until: all(ready(1), olderThan(140)),
  evidence: [/no cpu/],
  victims: ['HorizontalPodAutoscaler/shop'],
};
