import type { HealthyCase } from '../case.ts';
import { deployment, sleeper } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const wish = `
affinity:
  nodeAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - {weight: 100, preference: {matchExpressions: [{key: disk, operator: In, values: [fast]}]}}
`;

/** It would like a disk that no node has, and is content without. */
export const workload: HealthyCase = {
  name: 'preferences-that-no-node-meets',
  healthy: true,
  manifest: deployment('picky', `${wish}${sleeper}`),
  until: ready(1),
};
