import type { Kind } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';
import { isOlder, readsIngressesOnly, traefiks } from './traefik.ts';

/**
 * Which API groups the Traefiks of the cluster read: `traefik.containo.us` until 2.11, `traefik.io` since 2.10. A group is
 * ignored only when every Traefik's version is known and none reads it.
 */
interface Generation {
  readonly ignoresOld: boolean;
  readonly ignoresNew: boolean;
  /** The image tags, for people. */
  readonly tags: string;
}

export const generation = perCluster((cluster): Generation => {
  const all = traefiks(cluster);
  const some = all.length > 0;
  return {
    ignoresOld: some && all.every((one) => isOlder(one, 3, 0) === false),
    ignoresNew: some && all.every((one) => isOlder(one, 2, 10) === true),
    tags: [...new Set(all.flatMap(({ version }) => version?.tag ?? []))].join(', '),
  };
});

/** Whether nobody reads objects of a kind of Traefik's. */
export function isIgnored(cluster: Cluster, kind: Kind): boolean {
  if (readsIngressesOnly(cluster)) return true;
  const { ignoresOld, ignoresNew } = generation(cluster);
  return kind.startsWith('Legacy') ? ignoresOld : ignoresNew;
}
