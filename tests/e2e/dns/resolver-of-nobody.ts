import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

const own = `
dnsPolicy: None
dnsConfig: {nameservers: [10.43.0.99], options: [{name: timeout, value: "1"}, {name: attempts, value: "1"}]}`;

/** An address in the range of the Services that no Service has. */
export const workload: FailingCase = {
  name: 'resolver-of-nobody',
  code: 'D13',
  culprit: 'Deployment/shop',
  manifest: deployment('shop', `${own}${shell('nslookup kubernetes.default.svc.cluster.local || exit 1')}`),
  until: crashLooping(),
  evidence: [/10\.43\.0\.99/],
  needs: 'lab',
};
