import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const quota = (name: string, pods: number) => `
apiVersion: v1
kind: ResourceQuota
metadata: {name: ${name}}
spec: {hard: {pods: "${pods}"}}
`;

/** One quota for all environments and one for this one: the strictest wins. */
export const workload: FailingCase = {
  name: 'quotas-pile-up',
  code: 'W14',
  culprit: 'ResourceQuota/for-development',
  manifest: documents(quota('for-all', 100), quota('for-development', 10), deployment('shop', sleeper)),
  until: ready(1),
  evidence: [/pods: 10 \(for-development\) < 100 \(for-all\)/],
  victims: ['ResourceQuota/for-all'],
};
