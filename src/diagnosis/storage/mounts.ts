import type { Event, PersistentVolumeClaim, Pod } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { claimsOf } from '../impact.ts';
import { perCluster } from '../per-cluster.ts';

/** A pod that has a node and cannot start there, because a volume cannot be brought to it. */
export interface FailedMount {
  readonly pod: Pod;
  /** The pod's name for the volume. */
  readonly volume: string;
  readonly claim: PersistentVolumeClaim | undefined;
  readonly event: Event;
}

/** Kubelet tries again at least every two minutes; an older failure was overcome. The first tries of a new pod may fail. */
const [fresh, grace] = [15 * 60_000, 60_000];

export const failedMounts = perCluster((cluster): readonly FailedMount[] =>
  cluster.all('Pod').flatMap((pod) => {
    const isWaiting = pod.spec?.nodeName && !pod.metadata.deletionTimestamp && pod.status?.phase === 'Pending';
    const age = cluster.now - Date.parse(String(pod.metadata.creationTimestamp));
    if (!isWaiting || age < grace || !isCreating(pod)) return [];
    const events = cluster
      .events('Pod', pod)
      .filter(({ reason }) => reason === 'FailedMount' || reason === 'FailedAttachVolume')
      .filter((event) => cluster.now - eventTime(event) < fresh || isToldOnce(cluster, pod, event))
      .toReversed();
    // What was said of one volume says more than the general words that follow it, and may be about something else.
    for (const event of events.some((one) => !isGeneral(one)) ? events.filter((one) => !isGeneral(one)) : events) {
      const found = volumeOf(cluster, pod, event.message ?? '');
      if (found) return [{ pod, event, ...found }];
    }
    return [];
  }),
);

/** That another node has the volume is said once for each pod, and holds until the volume was attached after all. */
function isToldOnce(cluster: Cluster, pod: Pod, event: Event): boolean {
  if (!/^multi-attach error/i.test(event.message ?? '')) return false;
  return !cluster
    .events('Pod', pod)
    .some((other) => other.reason === 'SuccessfulAttachVolume' && eventTime(other) >= eventTime(event));
}

/** Nothing of the pod has run yet: what fails later is not about mounting. */
export function isCreating({ status }: Pod): boolean {
  return [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].every(
    ({ state }) => !state?.running && !state?.terminated,
  );
}

/** Kubelet repeats in general words that it gave up waiting; the words before say more. */
function isGeneral({ message = '' }: Event): boolean {
  return /unmounted volumes=|timed out waiting for the condition/i.test(message);
}

/** Volumes that are filled from the API or from nothing are not storage; ConfigMaps and Secrets have rules of their own. */
const notStorage = ['configMap', 'secret', 'projected', 'downwardAPI', 'emptyDir', 'image', 'gitRepo'] as const;

type Volume = NonNullable<NonNullable<Pod['spec']>['volumes']>[number];

/** Messages name a volume as the pod does, or, where a claim stands between, by the name of the PersistentVolume. */
function volumeOf(cluster: Cluster, pod: Pod, message: string): Pick<FailedMount, 'volume' | 'claim'> | undefined {
  const quoted = /volume "([^"]+)"/.exec(message)?.[1];
  const [, list = ''] = /unmounted volumes=\[([^\]]*)\]/.exec(message) ?? [];
  const wanted = new Set([...(quoted ? [quoted] : []), ...list.split(/[\s,]+/)]);
  const volumes = pod.spec?.volumes ?? [];
  const storage = volumes
    .filter((volume) => notStorage.every((kind) => volume[kind] === undefined))
    .map((volume) => ({ volume: volume.name, claim: claimOf(cluster, pod, volume) }));
  const named = storage.find(
    ({ volume, claim }) => wanted.has(volume) || (claim?.spec?.volumeName && wanted.has(claim.spec.volumeName)),
  );
  if (named || quoted === undefined || volumes.some(({ name }) => name === quoted)) return named;
  // The claim could not be read; with a single volume that comes from storage there is no doubt which is meant.
  return storage.length === 1 ? storage[0] : undefined;
}

function claimOf(cluster: Cluster, pod: Pod, volume: Volume): PersistentVolumeClaim | undefined {
  const [name] = claimsOf({ ...pod, spec: { ...pod.spec, volumes: [volume] } as Pod['spec'] });
  return name ? cluster.get('PersistentVolumeClaim', pod.metadata.namespace, name) : undefined;
}
