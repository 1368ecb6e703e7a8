import { containersOf } from '../containers.ts';
import { fromSpec } from '../evidence.ts';
import { referenceOf } from '../image/reference.ts';
import type { Rule } from '../rule.ts';
import { templateKinds } from '../template.ts';
import { adviceByNamespace, usersTemplates } from './advice.ts';

/** An image is named by a tag that moves: nobody knows what runs, and a roll-back gives the same again. */
export const h01MovingTag: Rule = {
  code: 'H1',
  family: 'hint',
  reads: ['Pod'],
  consults: templateKinds,
  *check(cluster) {
    const advised = usersTemplates(cluster).flatMap(({ ref, pod }) =>
      containersOf(pod)
        .filter(({ spec }) => moves(spec.image ?? ''))
        .map(({ name, spec }) => ({
          object: ref,
          evidence: fromSpec(ref, `spec.containers[${name}].image`, spec.image),
        })),
    );
    yield* adviceByNamespace(advised, 'upgrades/application');
  },
};

function moves(image: string): boolean {
  const { tag, digest } = referenceOf(image);
  return image !== '' && digest === undefined && (tag === undefined || tag === 'latest');
}
