import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'pull-secret-missing',
  code: 'I4',
  culprit: 'Secret/registry-login',
  manifest: deployment(
    'shop',
    `
imagePullSecrets: [{name: registry-login}]
containers:
  - {name: app, image: docker.io/lab/private:1}
`,
  ),
  until: waiting('ImagePullBackOff'),
  evidence: [/registry-login/],
  victims: ['Deployment/shop'],
  needs: 'lab',
};
