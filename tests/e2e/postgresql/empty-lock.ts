import type { FailingCase } from '../case.ts';
import { database, initialise } from '../database.ts';
import { crashLooping } from '../symptoms.ts';

/** What a full disk or a power cut leaves of a lock file. */
export const workload: FailingCase = {
  name: 'empty-lock',
  code: 'P8',
  culprit: 'StatefulSet/db',
  manifest: database({ prepare: `${initialise}\n: > "$PGDATA/postmaster.pid"` }),
  until: crashLooping(),
  evidence: [/lock file "postmaster.pid" is empty/],
  needs: 'lab',
};
