import type { FailingCase } from '../case.ts';
import { deployment, documents, shell } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const service = `
apiVersion: v1
kind: Service
metadata: {name: postgres}
spec: {type: NodePort, selector: {app: postgres}, ports: [{name: sql, port: 5432, targetPort: 5432}]}
`;

/** Known by its label and its port, as where a platform builds its own images. */
export const workload: FailingCase = {
  name: 'database-at-a-node-port',
  code: 'X2',
  culprit: 'Service/postgres',
  manifest: documents(
    service,
    deployment('postgres', shell("trap 'exit 0' TERM; while :; do sleep 1; done", 'ports: [{containerPort: 5432}]')),
  ),
  until: ready(1),
  evidence: [/spec\.type: NodePort/, /NodePort 3\d{4}/],
};
