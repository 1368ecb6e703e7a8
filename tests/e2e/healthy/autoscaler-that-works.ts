import type { HealthyCase } from '../case.ts';
import { deployment, documents, shell } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const autoscaler = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}
  minReplicas: 1
  maxReplicas: 2
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
`;

/** Its first minutes without figures included. */
export const workload: HealthyCase = {
  name: 'autoscaler-that-works',
  healthy: true,
  manifest: documents(deployment('shop', shell('sleep 3600', 'resources: {requests: {cpu: 5m}}')), autoscaler),
  until: ready(1),
};
