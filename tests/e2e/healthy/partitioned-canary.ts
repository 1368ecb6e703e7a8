import type { HealthyCase } from '../case.ts';
import { documents, sleeper } from '../manifest.ts';
import { ready } from '../symptoms.ts';
import { apply } from '../workspace.ts';

const set = (podSpec: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: store}
spec:
  serviceName: store
  replicas: 2
  selector: {matchLabels: {app: store}}
  updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 1}}
  template:
    metadata: {labels: {app: store}}
    spec:${podSpec.replaceAll('\n', '\n      ')}
`;

const headless = `
apiVersion: v1
kind: Service
metadata: {name: store}
spec: {clusterIP: None, selector: {app: store}, ports: [{port: 5432}]}
`;

/** The second pod tries the new version, the first keeps the old one. */
export const workload: HealthyCase = {
  name: 'partitioned-canary',
  healthy: true,
  manifest: documents(headless, set(sleeper)),
  until: (seen) =>
    ready(2)(seen) && new Set(seen.pods.map((pod) => pod.metadata.labels?.['controller-revision-hash'])).size === 2,
  steps: [
    { when: ready(2), act: (client, namespace) => apply(client, namespace, set(`\nhostname: canary${sleeper}`)) },
  ],
};
