import type { FailingCase } from '../case.ts';
import { deployment, documents, service, shell, sleeper } from '../manifest.ts';
import { all, crashLooping, ready } from '../symptoms.ts';

const name = 'database.e2e-host-network.svc.cluster.local';

/** The lab's own resolver outside answers every name, so the program says itself what others would answer. */
export const workload: FailingCase = {
  name: 'host-network',
  code: 'D10',
  culprit: 'Deployment/agent',
  manifest: documents(
    deployment('database', sleeper),
    service('database', 5432),
    deployment('agent', `\nhostNetwork: true${shell(`echo 'Error: getaddrinfo ENOTFOUND ${name}' >&2; exit 1`)}`),
  ),
  until: all(ready(1), crashLooping()),
  evidence: [/ENOTFOUND/, /hostNetwork: true/],
};
