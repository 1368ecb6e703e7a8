import type { FailingCase } from '../case.ts';
import { deployment, sleeper } from '../manifest.ts';
import { podsRefused } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'pod-security',
  code: 'G6',
  culprit: 'Deployment/agent',
  manifest: deployment('agent', `hostNetwork: true${sleeper}`),
  until: podsRefused,
  evidence: [/violates PodSecurity/],
  labels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
};
