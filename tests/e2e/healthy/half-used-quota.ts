import type { HealthyCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const bounds = `
apiVersion: v1
kind: ResourceQuota
metadata: {name: limits}
spec: {hard: {pods: "4", services: "4", count/configmaps: "8"}}
---
apiVersion: v1
kind: LimitRange
metadata: {name: limits}
spec: {limits: [{type: Container, min: {memory: 4Mi}, max: {memory: 256Mi}, default: {memory: 64Mi}, defaultRequest: {memory: 8Mi}}]}
`;

/** Two pods of four, and a LimitRange that agrees with itself. */
export const workload: HealthyCase = {
  name: 'half-used-quota',
  healthy: true,
  manifest: documents(bounds, deployment('shop', sleeper, 2)),
  until: ready(2),
};
