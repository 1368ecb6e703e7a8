import type { FailingCase } from '../case.ts';
import { database, initialise } from '../database.ts';
import { crashLooping } from '../symptoms.ts';

/** Open to the group, as fsGroup leaves a volume. */
export const workload: FailingCase = {
  name: 'wrong-mode',
  code: 'P3',
  culprit: 'StatefulSet/db',
  manifest: database({ prepare: `${initialise}\nchmod 0775 "$PGDATA"` }),
  until: crashLooping(),
  evidence: [/has invalid permissions/],
  needs: 'lab',
};
