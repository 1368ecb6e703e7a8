import type { HealthyCase } from '../case.ts';
import { busybox } from '../manifest.ts';
import { condition } from '../symptoms.ts';

const job = `
apiVersion: batch/v1
kind: Job
metadata: {name: report}
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers: [{name: app, image: ${busybox}, command: [sh, -c, "echo done"]}]
`;

export const workload: HealthyCase = {
  name: 'completed-job',
  healthy: true,
  manifest: job,
  until: (seen) => seen.jobs.some((one) => condition(one, 'Complete')),
};
