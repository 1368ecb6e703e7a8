import type { FailingCase } from '../case.ts';
import { busybox, deployment, documents, sleeper } from '../manifest.ts';
import { olderThan } from '../symptoms.ts';

const cron = `
apiVersion: batch/v1
kind: CronJob
metadata: {name: month-end}
spec:
  schedule: "0 4 30 2 *"
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: ${busybox}}]}}}}
`;

/** There is no 30 February; the Deployment only tells the time. */
export const workload: FailingCase = {
  name: 'cron-job-never',
  code: 'W9',
  culprit: 'CronJob/month-end',
  manifest: documents(cron, deployment('shop', sleeper)),
  until: olderThan(140),
  evidence: [/30 2/],
};
