import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

/** The program repeats what it was given, so the crash is no trouble of its own. */
export const workload: FailingCase = {
  name: 'template-crashes-the-program',
  code: 'X4',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    shell('echo "cannot resolve host \'$DB_HOST\'"; exit 1', "env: [{name: DB_HOST, value: '{{ db_host }}'}]"),
  ),
  until: crashLooping(),
  evidence: [/env\[DB_HOST\]: \{\{ db_host \}\}/, /app: cannot resolve host '\{\{ db_host \}\}'/],
};
