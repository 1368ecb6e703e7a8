import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { all, olderThan, ready } from '../symptoms.ts';

const service = `
apiVersion: v1
kind: Service
metadata: {name: game}
spec: {type: LoadBalancer, selector: {app: game}, ports: [{port: 25565}]}
`;

/** The lab has no ServiceLB, as a K3s with servicelb disabled. */
export const workload: FailingCase = {
  name: 'load-balancer-pending',
  code: 'E5',
  culprit: 'Service/game',
  manifest: documents(deployment('game', sleeper), service),
  until: all(ready(1), olderThan(200)),
  evidence: [/loadBalancer\.ingress: \[\]/],
  needs: 'lab',
};
