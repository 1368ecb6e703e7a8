import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { describePod, pullByHand, pullDraft, setImage } from './draft.ts';
import { movedTo } from './moved.ts';

/** The image was there once: its owner moved it or closed the repository, or its format is too old for the runtime. */
export const i02ImageMoved: Rule = {
  code: 'I2',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I2')) {
      const place = movedTo(pull.reference);
      yield pullDraft(cluster, pull, {
        parameters: { place: place ?? '—' },
        commands: [describePod(pull), setImage(pull, `${place ?? '<REPOSITORY>'}:<TAG>`), pullByHand(pull)],
      });
    }
  },
};
