import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { all, event } from '../symptoms.ts';

const probe = `
ports: [{containerPort: 8080}]
livenessProbe: {tcpSocket: {port: 9090}, periodSeconds: 2, failureThreshold: 2}
`;

export const workload: FailingCase = {
  name: 'liveness-wrong-port',
  code: 'C3',
  culprit: 'Deployment/web',
  manifest: deployment(
    'web',
    shell("mkdir /www; trap 'exit 0' TERM; httpd -p 8080 -h /www; while :; do sleep 1; done", probe),
  ),
  until: all(event('Killing', /liveness/), (seen) =>
    seen.pods.some((pod) => pod.status?.containerStatuses?.[0]?.restartCount >= 2),
  ),
  evidence: [/Liveness probe failed/, /9090/],
};
