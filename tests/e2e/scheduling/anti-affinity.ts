import type { FailingCase } from '../case.ts';
import { deployment, sleeper } from '../manifest.ts';
import { unschedulable } from '../symptoms.ts';

const rule = `
affinity:
  podAntiAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: spread}}}
`;

/** One replica more than there are nodes, and no two may share a node. */
export const workload: FailingCase = {
  name: 'anti-affinity',
  code: 'S4',
  culprit: 'Deployment/spread',
  manifest: ({ nodes }) => deployment('spread', `${rule}${sleeper}`, nodes.length + 1),
  until: unschedulable(/anti-affinity/),
  evidence: [/anti-affinity/],
};
