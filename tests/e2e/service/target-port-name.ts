import type { FailingCase } from '../case.ts';
import { deployment, documents, shell } from '../manifest.ts';
import { all, crashLooping, ready } from '../symptoms.ts';

const service = `
apiVersion: v1
kind: Service
metadata: {name: api}
spec: {selector: {app: api}, ports: [{port: 80, targetPort: web}]}
`;
const connect = `
nc -w 3 api 80 < /dev/null && exit 0
echo "Error: connect ECONNREFUSED api:80" >&2
exit 1
`;

/** The container calls its port http, the Service asks for web: Kubernetes makes no endpoint, and a client is refused. */
export const workload: FailingCase = {
  name: 'target-port-name',
  code: 'E2',
  culprit: 'Service/api',
  manifest: documents(
    deployment('api', shell('exec httpd -f -p 8080 -h /tmp', 'ports: [{name: http, containerPort: 8080}]')),
    service,
    deployment('client', shell(connect)),
  ),
  until: all(ready(1), crashLooping()),
  evidence: [/targetPort: web/, /8080 \(http\)/],
  victims: ['Deployment/client'],
};
