import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { ready } from '../symptoms.ts';

/** Applied as it stands, and so far nobody has asked for it. */
export const workload: FailingCase = {
  name: 'template-in-the-environment',
  code: 'X4',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    shell(
      "trap 'exit 0' TERM; while :; do sleep 1; done",
      "env: [{name: DB_URL, value: 'postgres://{{ db_host }}:5432/shop'}]",
    ),
  ),
  until: ready(1),
  evidence: [/env\[DB_URL\]: .*\{\{ db_host \}\}/],
};
