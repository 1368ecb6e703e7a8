import type { FailingCase } from '../case.ts';
import { database } from '../database.ts';
import { crashLooping } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'no-password',
  code: 'P1',
  culprit: 'StatefulSet/db',
  manifest: database({ container: { env: [] } }),
  until: crashLooping(),
  evidence: [/superuser password is not specified/],
  needs: 'lab',
};
