import type { HealthyCase } from '../case.ts';
import { busybox } from '../manifest.ts';

const cron = `
apiVersion: batch/v1
kind: CronJob
metadata: {name: nightly}
spec:
  schedule: "* * * * *"
  suspend: true
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: ${busybox}}]}}}}
`;

export const workload: HealthyCase = {
  name: 'suspended-cron-job',
  healthy: true,
  manifest: cron,
  until: () => true,
};
