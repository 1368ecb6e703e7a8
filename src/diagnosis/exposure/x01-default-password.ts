import type { SecretKeys } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { referencesOf } from '../configuration/references.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { templateKinds, templates } from '../template.ts';

/** A Secret that a program takes its password from holds one that everybody knows. */
export const x01DefaultPassword: Rule = {
  code: 'X1',
  family: 'exposure',
  reads: ['Secret'],
  consults: [...templateKinds, 'Pod'],
  *check(cluster) {
    for (const secret of cluster.all('Secret')) {
      const known = secret.defaultPasswords ?? [];
      if (known.length === 0 || secret.metadata.deletionTimestamp) continue;
      const users = usersOf(cluster, secret, known);
      if (users.length === 0 && !belongsToARelease(cluster, secret)) continue;
      const object = refOf('Secret', secret);
      yield {
        severity: 'warning',
        object,
        victims: [],
        aside: true,
        related: users.map(({ ref }) => ({ ...ref, role: 'reference' as const })),
        evidence: [
          ...known.slice(0, 4).map((key) => fromSpec(object, `data[${key}]`, 'default password')),
          ...users.slice(0, 4).map(({ ref, path }) => fromSpec(ref, path, `Secret ${secret.metadata.name}`)),
        ],
        parameters: { keys: known.join(', '), users: users.map(({ ref }) => ref.name).join(', ') || '–' },
        remedy: remedy(
          'emergency/compromise',
          object,
          kubectl('describe', object),
          kubectl('edit', object),
          ...users.slice(0, 2).flatMap(({ ref }) => restartOf(ref)),
        ),
      };
    }
  },
};

interface Use {
  readonly ref: ObjectRef;
  readonly path: string;
  readonly key: string | undefined;
}

/** Whoever takes the whole Secret, or one of these keys; each once. */
function usersOf(cluster: Cluster, secret: SecretKeys, keys: readonly string[]): readonly Use[] {
  const all = usesBySecret(cluster).get(`${secret.metadata.namespace}/${secret.metadata.name}`) ?? [];
  const wanted = all.filter(({ key }) => key === undefined || keys.includes(key));
  return [...new Map(wanted.map((use) => [keyOf(use.ref), use])).values()];
}

const usesBySecret = perCluster((cluster): ReadonlyMap<string, readonly Use[]> => {
  const uses = templates(cluster).flatMap(({ ref, pod }) =>
    referencesOf(pod)
      .filter(({ kind }) => kind === 'Secret')
      .map(({ name, key, path }) => ({ secret: `${pod.metadata.namespace}/${name}`, ref, key, path })),
  );
  return Map.groupBy(uses, ({ secret }) => secret);
});

const instance = 'app.kubernetes.io/instance';

/** Charts and operators make Secrets that their programs read over the API: then a program of the same release must be there. */
function belongsToARelease(cluster: Cluster, { metadata }: SecretKeys): boolean {
  const release = metadata.labels?.[instance];
  if (!release || !metadata.labels?.['app.kubernetes.io/managed-by']) return false;
  return templates(cluster).some(
    ({ pod }) => pod.metadata.namespace === metadata.namespace && pod.metadata.labels?.[instance] === release,
  );
}

function restartOf(ref: ObjectRef): readonly string[] {
  const restarts = ref.kind === 'Deployment' || ref.kind === 'StatefulSet' || ref.kind === 'DaemonSet';
  return restarts ? [kubectl(['rollout', 'restart'], ref)] : [];
}
