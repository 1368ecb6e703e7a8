import type { FailingCase } from '../case.ts';
import { busybox, deployment, sleeper } from '../manifest.ts';
import { all, olderThan, phase } from '../symptoms.ts';

const waiter = `
initContainers:
  - name: wait
    image: ${busybox}
    command: [sh, -c, "until nslookup database; do echo waiting for database; sleep 2; done"]
${sleeper}`;

/** It would wait for ever, and nothing ever fails: nobody made the Service that it asks for. */
export const workload: FailingCase = {
  name: 'init-waits',
  code: 'C13',
  culprit: 'Deployment/shop',
  manifest: deployment('shop', waiter),
  until: all(phase('Pending'), olderThan(60)),
  evidence: [/database/],
};
