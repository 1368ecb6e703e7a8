import type { FailingCase } from '../case.ts';
import { deployment, sleeper } from '../manifest.ts';
import { ready } from '../symptoms.ts';

/** The same while the program has not asked for a name yet. */
export const workload: FailingCase = {
  name: 'resolver-of-nobody-unnoticed',
  code: 'D13',
  culprit: 'Deployment/shop',
  manifest: deployment('shop', `\ndnsPolicy: None\ndnsConfig: {nameservers: [10.43.0.98]}${sleeper}`),
  until: ready(1),
  evidence: [/nameservers: 10\.43\.0\.98/],
  needs: 'lab',
};
