import { fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { createSecret, describePod, pullDraft } from './draft.ts';

/** The registry refuses: no or refused credentials, or a repository that it does not admit to lack. */
export const i03NotAuthorised: Rule = {
  code: 'I3',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event', 'Secret'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I3')) {
      const names = (pull.pod.spec?.imagePullSecrets ?? []).flatMap(({ name }) => (name ? [name] : []));
      const secrets = names.join(', ') || '—';
      const { namespace } = pull.pod.metadata;
      yield pullDraft(cluster, pull, {
        evidence: [fromSpec(podRef(pull.pod), 'spec.imagePullSecrets', secrets)],
        parameters: { secrets },
        commands: [
          describePod(pull),
          ...names.map((name) => kubectl('describe', { kind: 'Secret', namespace, name })),
          createSecret(pull, '<NAME>'),
        ],
      });
    }
  },
};
