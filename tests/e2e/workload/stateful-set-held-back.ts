import type { FailingCase } from '../case.ts';
import { shell, sleeper } from '../manifest.ts';
import { all, olderThan, phase } from '../symptoms.ts';
import { apply } from '../workspace.ts';

const set = (podSpec: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: store}
spec:
  serviceName: store
  replicas: 1
  selector: {matchLabels: {app: store}}
  template:
    metadata: {labels: {app: store}}
    spec:${podSpec.replaceAll('\n', '\n      ')}
`;

/** Never ready, not even for the moment in which the controller would go on. */
const broken = shell('while :; do sleep 1; done', 'readinessProbe: {exec: {command: ["false"]}, periodSeconds: 5}');

/** The template was corrected; the pod of the version before is never ready and is never replaced. */
export const workload: FailingCase = {
  name: 'stateful-set-held-back',
  code: 'W2',
  culprit: 'StatefulSet/store',
  manifest: set(broken),
  until: all(phase('Running'), olderThan(140)),
  evidence: [/updateRevision/],
  victims: ['Pod/store-0'],
  steps: [{ when: phase('Running'), act: (client, namespace) => apply(client, namespace, set(sleeper)) }],
};
