import type { Evidence } from '../../model/finding.ts';
import type { PersistentVolumeClaim, Pod } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromStatus } from '../evidence.ts';
import { claimsOf } from '../impact.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { usersOf } from './claims.ts';
import { isCreating } from './mounts.ts';

/** A pod waits for a volume that a living pod of its own workload has on another node, and will not give away by itself. */
export interface Standoff {
  readonly pod: Pod;
  readonly holder: Pod;
  readonly claim: PersistentVolumeClaim;
  readonly workload: ObjectRef;
  readonly evidence: Evidence;
}

/** A volume changes nodes within a minute or two once it is let go. */
const grace = 120_000;
const kinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/** Each pod that is in this trouble, with the one volume it waits for. */
export const standoffs = perCluster((cluster): ReadonlyMap<Pod, Standoff> => {
  const found = cluster.all('Pod').flatMap((pod) => standoffOf(cluster, pod) ?? []);
  return new Map(found.map((one) => [one.pod, one]));
});

function standoffOf(cluster: Cluster, pod: Pod): Standoff | undefined {
  const { metadata, spec, status } = pod;
  if (!spec?.nodeName || metadata.deletionTimestamp || status?.phase !== 'Pending' || !isCreating(pod))
    return undefined;
  if (!(cluster.now - Date.parse(metadata.creationTimestamp ?? '') >= grace)) return undefined;
  const workload = workloadOf(cluster, 'Pod', pod);
  if (!kinds.has(workload.kind)) return undefined;
  for (const name of claimsOf(pod)) {
    const claim = cluster.get('PersistentVolumeClaim', metadata.namespace, name);
    const holder = claim && isForOneNode(claim) ? holderOf(cluster, pod, claim, workload) : undefined;
    const evidence = claim && holder && evidenceOf(cluster, pod, claim, holder);
    if (evidence) return { pod, holder, claim, workload, evidence };
  }
  return undefined;
}

function isForOneNode({ spec, status }: PersistentVolumeClaim): boolean {
  const modes = spec?.accessModes ?? [];
  return status?.phase === 'Bound' && !modes.includes('ReadWriteMany') && !modes.includes('ReadOnlyMany');
}

/** One that is leaving lets go by itself, and one on a node that is down has that for its cause. */
function holderOf(cluster: Cluster, pod: Pod, claim: PersistentVolumeClaim, workload: ObjectRef): Pod | undefined {
  return usersOf(cluster, claim).find(
    (other) =>
      other.status?.phase === 'Running' &&
      !other.metadata.deletionTimestamp &&
      other.spec?.nodeName !== pod.spec?.nodeName &&
      isUp(cluster, other.spec?.nodeName) &&
      keyOf(workloadOf(cluster, 'Pod', other)) === keyOf(workload),
  );
}

function isUp(cluster: Cluster, name: string | undefined): boolean {
  const node = cluster.node(name);
  if (!node && cluster.canRead('Node')) return false;
  const ready = node?.status?.conditions?.find(({ type }) => type === 'Ready');
  return ready === undefined || ready.status === 'True';
}

/** The controller says so once and never again; where its word has expired, the attachment itself shows it. */
function evidenceOf(cluster: Cluster, pod: Pod, claim: PersistentVolumeClaim, holder: Pod): Evidence | undefined {
  const volume = claim.spec?.volumeName;
  const event = cluster
    .events('Pod', pod)
    .findLast(
      ({ reason, message = '' }) =>
        reason === 'FailedAttachVolume' &&
        /multi-attach|already (?:exclusively )?(?:used|attached)/i.test(message) &&
        message.includes(volume ?? claim.metadata.name),
    );
  if (event) return fromEvent(event);
  const attachments = attachmentsByVolume(cluster).get(volume ?? '') ?? [];
  const held = attachments.find(({ spec }) => spec?.nodeName === holder.spec?.nodeName);
  if (!held || attachments.some(({ spec, status }) => spec?.nodeName === pod.spec?.nodeName && status?.attached))
    return undefined;
  return fromStatus(refOf('VolumeAttachment', held), 'spec.nodeName', held.spec?.nodeName ?? '–');
}

const attachmentsByVolume = perCluster((cluster) =>
  Map.groupBy(cluster.all('VolumeAttachment'), ({ spec }) => spec?.source?.persistentVolumeName ?? '–'),
);
