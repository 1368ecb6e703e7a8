import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { describePod, pullByHand, pullDraft } from './draft.ts';

/** Pulling fails, and nothing that is left says why: the events have expired, or their words are new to us. */
export const i16CauseUnknown: Rule = {
  code: 'I16',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event', 'Secret', 'Service', 'EndpointSlice', 'Ingress'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I16')) {
      yield pullDraft(cluster, pull, {
        parameters: { node: pull.pod.spec?.nodeName ?? '—' },
        commands: [describePod(pull), pullByHand(pull)],
      });
    }
  },
};
