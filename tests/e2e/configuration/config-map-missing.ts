import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'config-map-missing',
  code: 'G1',
  culprit: 'ConfigMap/settings',
  manifest: deployment('shop', shell('sleep 3600', 'envFrom: [{configMapRef: {name: settings}}]')),
  until: waiting('CreateContainerConfigError'),
  evidence: [/settings/],
  victims: ['Deployment/shop'],
};
