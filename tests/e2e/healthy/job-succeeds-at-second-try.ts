import type { HealthyCase } from '../case.ts';
import { busybox, claim, documents } from '../manifest.ts';
import { condition } from '../symptoms.ts';

const job = `
apiVersion: batch/v1
kind: Job
metadata: {name: import}
spec:
  backoffLimit: 3
  template:
    spec:
      restartPolicy: Never
      containers: [{name: app, image: ${busybox}, command: [sh, -c, "test -e /state/tried || { touch /state/tried; exit 1; }"], volumeMounts: [{name: state, mountPath: /state}]}]
      volumes: [{name: state, persistentVolumeClaim: {claimName: state}}]
`;

/** Its first pod failed and stays as Error. */
export const workload: HealthyCase = {
  name: 'job-succeeds-at-second-try',
  healthy: true,
  manifest: documents(claim('state'), job),
  until: (seen) => seen.jobs.some((one) => condition(one, 'Complete') && one.status?.failed === 1),
};
