import type { FailingCase } from '../case.ts';
import { database, initialise } from '../database.ts';
import { crashLooping } from '../symptoms.ts';

/** The volume says that an older server made it. */
export const workload: FailingCase = {
  name: 'major-version',
  code: 'P4',
  culprit: 'StatefulSet/db',
  manifest: database({ prepare: `${initialise}\necho 13 > "$PGDATA/PG_VERSION"` }),
  until: crashLooping(),
  evidence: [/incompatible with server/, /PostgreSQL version 13/, /postgres:15/],
  needs: 'lab',
};
