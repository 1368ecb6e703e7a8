import type { FailingCase } from '../case.ts';
import { database } from '../database.ts';
import { ready } from '../symptoms.ts';

/** Both serve, each its own data. */
export const workload: FailingCase = {
  name: 'separate-databases',
  code: 'P16',
  culprit: 'StatefulSet/db',
  manifest: database({ replicas: 2 }),
  until: ready(2),
  evidence: [/spec\.replicas: 2/, /app=db/],
  needs: 'lab',
};
