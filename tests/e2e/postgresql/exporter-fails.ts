import type { FailingCase } from '../case.ts';
import { database } from '../database.ts';
import { busybox } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

/** Stands in for an exporter with a wrong argument. */
const exporter = {
  name: 'exporter',
  image: busybox,
  command: ['sh', '-c', "echo 'error: unknown long flag --web.listen-adress' >&2; exit 1"],
};

export const workload: FailingCase = {
  name: 'exporter-fails',
  code: 'P17',
  culprit: 'StatefulSet/db',
  manifest: database({ beside: [exporter] }),
  until: crashLooping(),
  evidence: [/unknown long flag/],
  needs: 'lab',
};
