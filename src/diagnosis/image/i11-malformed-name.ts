import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { describePod, pullDraft, setImage } from './draft.ts';

/** The image's name is none: often a variable of a template that nobody filled in. */
export const i11MalformedName: Rule = {
  code: 'I11',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I11')) {
      yield pullDraft(cluster, pull, { commands: [describePod(pull), setImage(pull, '<REGISTRY>/<IMAGE>:<TAG>')] });
    }
  },
};
