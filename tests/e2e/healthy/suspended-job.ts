import type { HealthyCase } from '../case.ts';
import { busybox, deployment, documents, sleeper } from '../manifest.ts';
import { olderThan } from '../symptoms.ts';

const job = `
apiVersion: batch/v1
kind: Job
metadata: {name: import}
spec:
  suspend: true
  template: {spec: {restartPolicy: Never, containers: [{name: app, image: ${busybox}, command: ["false"]}]}}
`;

/** Made ahead, to be started by somebody later. */
export const workload: HealthyCase = {
  name: 'suspended-job',
  healthy: true,
  manifest: documents(job, deployment('shop', sleeper)),
  until: olderThan(140),
};
