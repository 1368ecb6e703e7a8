import type { FailingCase } from '../case.ts';
import { deployment, documents, shell } from '../manifest.ts';
import { all, crashLooping, ready } from '../symptoms.ts';

const service = `
apiVersion: v1
kind: Service
metadata: {name: api}
spec: {selector: {app: api}, ports: [{port: 80, targetPort: 9090}]}
`;
const serving = `
ports: [{containerPort: 8080}]
readinessProbe: {tcpSocket: {port: 8080}, periodSeconds: 2}
`;
const connect = `
nc -w 3 api 80 < /dev/null && exit 0
echo "Error: connect ECONNREFUSED api:80" >&2
exit 1
`;

/** The pod is ready on 8080, the Service sends to 9090: a client is refused. */
export const workload: FailingCase = {
  name: 'target-port-number',
  code: 'E2',
  culprit: 'Service/api',
  manifest: documents(
    deployment('api', shell('exec httpd -f -p 8080 -h /tmp', serving)),
    service,
    deployment('client', shell(connect)),
  ),
  until: all(ready(1), crashLooping()),
  evidence: [/targetPort: 9090/, /ECONNREFUSED/],
  victims: ['Deployment/client'],
};
