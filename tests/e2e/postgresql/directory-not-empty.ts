import type { FailingCase } from '../case.ts';
import { database } from '../database.ts';
import { crashLooping } from '../symptoms.ts';

/** As the root of a fresh disk. */
export const workload: FailingCase = {
  name: 'directory-not-empty',
  code: 'P2',
  culprit: 'StatefulSet/db',
  manifest: database({ prepare: 'mkdir -p "$PGDATA/lost+found"' }),
  until: crashLooping(),
  evidence: [/exists but is not empty/],
  needs: 'lab',
};
