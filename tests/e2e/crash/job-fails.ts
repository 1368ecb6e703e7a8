import type { FailingCase } from '../case.ts';
import { busybox } from '../manifest.ts';
import { condition } from '../symptoms.ts';

const job = `
apiVersion: batch/v1
kind: Job
metadata: {name: import}
spec:
  backoffLimit: 1
  template:
    spec:
      restartPolicy: Never
      containers:
        - {name: import, image: ${busybox}, command: [sh, -c, "echo 'cannot read feed: unexpected token' >&2; exit 1"]}
`;

export const workload: FailingCase = {
  name: 'job-fails',
  code: 'C5',
  culprit: 'Job/import',
  manifest: job,
  until: (seen) => seen.jobs.some((one) => condition(one, 'Failed')),
  evidence: [/cannot read feed|exit.*1|\b1\b/],
};
