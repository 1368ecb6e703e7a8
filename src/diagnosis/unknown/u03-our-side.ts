import { clusterRef } from '../api.ts';
import type { Rule } from '../rule.ts';
import { askingFails } from './asking.ts';

/** Nothing could be asked of the API server, and the reason lies with us: address, trust, credentials or rights. */
export const u03OurSide: Rule = {
  code: 'U3',
  family: 'unknown',
  reads: [],
  *check(cluster) {
    const trouble = askingFails(cluster);
    if (trouble?.side !== 'client') return;
    const object = clusterRef(cluster);
    yield {
      severity: 'unknown',
      object,
      victims: [object],
      evidence: [{ source: 'api', object, path: object.name, value: `${trouble.reason}: ${trouble.message}` }],
      parameters: { reason: trouble.reason, message: trouble.message.slice(0, 300) || '–' },
    };
  },
};
