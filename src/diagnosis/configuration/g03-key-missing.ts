import type { Cluster } from '../cluster.ts';
import { containersOf, isCrashing } from '../containers.ts';
import { fromEvent } from '../evidence.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { draftOf, grouped } from './missing-object.ts';
import type { Need } from './needs.ts';
import { isNodeHosts } from './node-hosts.ts';

/** A ConfigMap or Secret exists but lacks a key that pods ask for. One finding for each object. */
export const g03KeyMissing: Rule = {
  code: 'G3',
  family: 'configuration',
  reads: ['Pod'],
  consults: ['ConfigMap', 'Secret', 'Event', 'ReplicaSet', 'Job'],
  *check(cluster) {
    const skipped = skippedKeys(cluster);
    for (const needs of [...grouped(cluster, (need) => need.key !== undefined && !isNodeHosts(need)), ...skipped]) {
      const draft = draftOf(cluster, needs);
      const keys = [...new Set(needs.flatMap(({ key }) => key ?? []))];
      const [first] = needs as readonly [Need];
      const has = cluster.get(first.kind, draft.object.namespace, first.name)?.keys ?? [];
      yield {
        ...draft,
        parameters: {
          ...draft.parameters,
          keys: keys.join(', '),
          near: keys.flatMap((key) => closest(key, has)).join(', ') || '–',
        },
        remedy: remedy(
          'troubleshooting/crash-loop',
          draft.object,
          kubectl('describe', draft.object),
          kubectl('edit', draft.object),
        ),
      };
    }
  },
};

/** Keys that `envFrom` left out because they are no variable names, while the container crashes for want of something. */
function skippedKeys(cluster: Cluster): readonly (readonly Need[])[] {
  return cluster.all('Pod').flatMap((pod) => {
    const crashing = containersOf(pod).find((one) => (one.spec.envFrom?.length ?? 0) > 0 && isCrashing(cluster, one));
    if (!crashing) return [];
    return cluster.events('Pod', pod).flatMap((event) => {
      if (event.reason !== 'InvalidEnvironmentVariableNames') return [];
      const [, list, word = '', path] =
        /Keys \[([^\]]+)\] from the EnvFrom (configMap|secret) (\S+)/i.exec(event.message ?? '') ?? [];
      if (!list || !path) return [];
      const kind = word.toLowerCase() === 'secret' ? ('Secret' as const) : ('ConfigMap' as const);
      const name = path.split('/').at(-1) ?? path;
      return [
        list.split(/,\s*/).map((key) => ({
          pod,
          kind,
          name,
          key,
          container: crashing.name,
          hurts: true,
          evidence: [fromEvent(event)],
        })),
      ];
    });
  });
}
