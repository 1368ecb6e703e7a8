import type { HealthyCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { all, event, phase } from '../symptoms.ts';

const probe = `
startupProbe: {tcpSocket: {port: 8080}, periodSeconds: 5, failureThreshold: 120}
`;

/** Its start-up probe fails and may do so for ten minutes. */
export const workload: HealthyCase = {
  name: 'slow-but-within-its-budget',
  healthy: true,
  manifest: deployment('slow', shell("trap 'exit 0' TERM; echo loading; while :; do sleep 1; done", probe)),
  until: all(event('Unhealthy', /Startup probe failed/), phase('Running')),
};
