import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

/** A typing error in the name of the service that is dialled. */
export const workload: FailingCase = {
  name: 'name-unknown',
  code: 'C6',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    shell("echo 'Error: getaddrinfo ENOTFOUND databse.e2e-name-unknown.svc.cluster.local' >&2; exit 1"),
  ),
  until: crashLooping(),
  evidence: [/ENOTFOUND/, /databse/],
};
