import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { describePod, pullDraft, setImage } from './draft.ts';

/** The registry answers, and does not have the tag or the repository. */
export const i01TagAbsent: Rule = {
  code: 'I1',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I1')) {
      const { registry, repository, tag, digest } = pull.reference;
      yield pullDraft(cluster, pull, {
        parameters: { repository: `${registry}/${repository}`, tag: digest ?? tag ?? 'latest' },
        commands: [
          describePod(pull),
          command('skopeo', 'list-tags', `docker://${registry}/${repository}`),
          setImage(pull, `${registry}/${repository}:<TAG>`),
        ],
      });
    }
  },
};
