import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { all, event } from '../symptoms.ts';

const probe = `
ports: [{containerPort: 8080}]
startupProbe: {httpGet: {port: 8080}, periodSeconds: 2, failureThreshold: 2}
livenessProbe: {httpGet: {port: 8080}}
`;

/** Needs a minute to load and is given four seconds. */
export const workload: FailingCase = {
  name: 'startup-budget',
  code: 'C4',
  culprit: 'Deployment/slow',
  manifest: deployment('slow', shell("trap 'exit 143' TERM; echo loading the index; while :; do sleep 1; done", probe)),
  until: all(event('Killing', /startup/), (seen) =>
    seen.pods.some((pod) => pod.status?.containerStatuses?.[0]?.restartCount >= 2),
  ),
  evidence: [/Startup probe failed/],
};
