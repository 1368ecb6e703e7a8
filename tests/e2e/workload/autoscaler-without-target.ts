import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { all, event, olderThan } from '../symptoms.ts';

const autoscaler = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: default-deployment}
  minReplicas: 1
  maxReplicas: 3
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
`;

/** A name that was meant to be replaced. */
export const workload: FailingCase = {
  name: 'autoscaler-without-target',
  code: 'W4',
  culprit: 'HorizontalPodAutoscaler/shop',
  manifest: documents(deployment('shop', sleeper), autoscaler),
  until: all(event('FailedGetScale', /not found/), olderThan(140)),
  evidence: [/default-deployment/, /FailedGetScale/],
};
