import type { HealthyCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';

/** It fell once, and has been running since. */
export const workload: HealthyCase = {
  name: 'old-restart',
  healthy: true,
  manifest: deployment(
    'steady',
    `${shell('test -e /state/lived || { touch /state/lived; exit 1; }; sleep 36000', 'volumeMounts: [{name: state, mountPath: /state}]')}volumes: [{name: state, emptyDir: {}}]
`,
  ),
  until: (seen) =>
    seen.pods.some((one) => {
      const [status] = one.status?.containerStatuses ?? [];
      const since = Date.parse(status?.state?.running?.startedAt ?? '');
      return status?.restartCount === 1 && Date.now() - since > 140_000;
    }),
};
