import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'volume-full',
  code: 'C15',
  culprit: 'Deployment/writer',
  manifest: deployment(
    'writer',
    `${shell('dd if=/dev/zero of=/data/out bs=1M count=16', 'volumeMounts: [{name: data, mountPath: /data}]')}volumes: [{name: data, emptyDir: {medium: Memory, sizeLimit: 4Mi}}]
`,
  ),
  until: crashLooping(),
  evidence: [/No space left on device/],
};
