import { builtIn } from '../../../src/kubernetes/built-in.ts';
import type { HealthyCase } from '../case.ts';
import { busybox, pod } from '../manifest.ts';
import { ready } from '../symptoms.ts';

/** It was asked to end, has a quarter of an hour to do so, and takes it. */
export const workload: HealthyCase = {
  name: 'ending-slowly',
  healthy: true,
  manifest: pod(
    'drainer',
    `
terminationGracePeriodSeconds: 900
containers:
  - {name: app, image: ${busybox}, command: [sh, -c, "trap 'echo finishing requests' TERM; while :; do sleep 1; done"]}
`,
  ),
  until: (seen) => seen.pods.some((one) => one.metadata.deletionTimestamp),
  steps: [{ when: ready(1), act: (client, namespace) => client.delete(builtIn.Pod, 'drainer', { namespace }) }],
};
