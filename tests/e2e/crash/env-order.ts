import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

const env = `
env:
  - {name: DSN, value: "postgres://app:$(PASSWORD)@database"}
  - {name: PASSWORD, value: secret}
`;

/** A variable is used in the list before the line that sets it, so that its name arrives instead of its value. */
export const workload: FailingCase = {
  name: 'env-order',
  code: 'C17',
  culprit: 'Deployment/exporter',
  manifest: deployment('exporter', shell('echo "cannot parse DSN $DSN" >&2; exit 1', env)),
  until: crashLooping(),
  evidence: [/\$\(PASSWORD\)/],
};
