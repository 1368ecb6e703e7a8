import type { FailingCase } from '../case.ts';
import { database } from '../database.ts';
import { crashLooping } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'unknown-parameter',
  code: 'P6',
  culprit: 'StatefulSet/db',
  manifest: database({ container: { args: ['postgres', '-c', 'shared_bufers=64MB'] } }),
  until: crashLooping(),
  evidence: [/unrecognized configuration parameter/, /shared_bufers=64MB/],
  needs: 'lab',
};
