import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'read-only-filesystem',
  code: 'C12',
  culprit: 'Deployment/shop',
  manifest: deployment('shop', shell('touch /srv.cache', 'securityContext: {readOnlyRootFilesystem: true}')),
  until: crashLooping(),
  evidence: [/Read-only file system/],
};
