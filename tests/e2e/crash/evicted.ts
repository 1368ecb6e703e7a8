import type { FailingCase } from '../case.ts';
import { pod, shell } from '../manifest.ts';
import { phase } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'evicted',
  code: 'C18',
  culprit: 'Pod/writer',
  manifest: pod(
    'writer',
    `${shell('dd if=/dev/zero of=/data/out bs=1M count=16; sleep 3600', 'volumeMounts: [{name: data, mountPath: /data}]')}volumes: [{name: data, emptyDir: {sizeLimit: 4Mi}}]
`,
  ),
  until: phase('Failed'),
  evidence: [/Evicted/, /exceeds/],
};
