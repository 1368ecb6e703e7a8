import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { event } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'host-path-absent',
  code: 'V16',
  culprit: 'Deployment/reader',
  manifest: deployment(
    'reader',
    `${shell('sleep 3600', 'volumeMounts: [{name: data, mountPath: /data}]')}volumes: [{name: data, hostPath: {path: /srv/no-such-folder, type: Directory}}]
`,
  ),
  until: event('FailedMount', /is not a directory/),
  evidence: [/no-such-folder/],
};
