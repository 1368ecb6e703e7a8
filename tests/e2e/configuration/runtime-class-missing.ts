import type { FailingCase } from '../case.ts';
import { deployment, sleeper } from '../manifest.ts';
import { podsRefused } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'runtime-class-missing',
  code: 'G9',
  culprit: 'RuntimeClass/lions-e2e-sandboxed',
  manifest: deployment('shop', `runtimeClassName: lions-e2e-sandboxed${sleeper}`),
  until: podsRefused,
  evidence: [/lions-e2e-sandboxed/],
  victims: ['Deployment/shop'],
};
