import type { FailingCase } from '../case.ts';
import { database, initialise } from '../database.ts';
import { crashLooping } from '../symptoms.ts';

/** A control file of zeros also claims to be of another version. */
export const workload: FailingCase = {
  name: 'control-file-damaged',
  code: 'P10',
  culprit: 'StatefulSet/db',
  manifest: database({ prepare: `${initialise}\nhead -c 8192 /dev/zero > "$PGDATA/global/pg_control"` }),
  until: crashLooping(),
  evidence: [/PG_CONTROL_VERSION 0/],
  needs: 'lab',
};
