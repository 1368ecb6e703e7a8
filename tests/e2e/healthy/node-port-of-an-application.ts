import type { HealthyCase } from '../case.ts';
import { deployment, documents, shell } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const service = `
apiVersion: v1
kind: Service
metadata: {name: shop}
spec: {type: NodePort, selector: {app: shop}, ports: [{port: 80, targetPort: 8080}]}
`;

/** Applications may be reached from outside, and templates that they fill in themselves are theirs. */
export const workload: HealthyCase = {
  name: 'node-port-of-an-application',
  healthy: true,
  manifest: documents(
    service,
    deployment(
      'shop',
      shell(
        "trap 'exit 0' TERM; while :; do sleep 1; done",
        "ports: [{containerPort: 8080}]\nenv: [{name: MAIL_TEMPLATE, value: 'Dear {{ customer }}'}, {name: LOG_DIR, value: '${HOME}'}]",
      ),
    ),
  ),
  until: ready(1),
};
