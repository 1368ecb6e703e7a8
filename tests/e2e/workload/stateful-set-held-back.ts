import type { FailingCase } from '../case.ts';
import { shell, sleeper } from '../manifest.ts';
import { all, crashLooping, olderThan } from '../symptoms.ts';
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

/** The template was corrected; the pod of the version before crashes on and is never replaced. */
export const workload: FailingCase = {
  name: 'stateful-set-held-back',
  code: 'W2',
  culprit: 'StatefulSet/store',
  manifest: set(shell('echo unknown option; exit 64')),
  until: all(crashLooping(3), olderThan(140)),
  evidence: [/updateRevision/],
  victims: ['Pod/store-0'],
  steps: [{ when: crashLooping(1), act: (client, namespace) => apply(client, namespace, set(sleeper)) }],
};
