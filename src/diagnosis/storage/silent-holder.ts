import type { Node, PersistentVolumeClaim, Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { claimsOf } from '../impact.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { usersOf } from './claims.ts';
import { type FailedMount, isCreating } from './mounts.ts';

/**
 * Nodes that say nothing and keep a volume from coming to another one: they still count as its holder, or they carry the
 * replicas and the helpers of the storage system that would bring it.
 */
export function silentHolders(cluster: Cluster, mount: FailedMount): readonly ObjectRef[] {
  const silent = silentNodes(cluster).filter(({ metadata }) => metadata.name !== mount.pod.spec?.nodeName);
  if (silent.length === 0) return [];
  const message = mount.event.message ?? '';
  const guilty = silent.filter(
    (node) =>
      names(message, node) || holds(cluster, mount, node) || (isWaited(message) && carries(cluster, mount, node)),
  );
  return guilty.map((node) => refOf('Node', node));
}

/** The silent nodes whose pods use a claim, or to which its volume is attached. */
export function silentUsers(cluster: Cluster, claim: PersistentVolumeClaim): readonly ObjectRef[] {
  const users = new Set(usersOf(cluster, claim).map(({ spec }) => spec?.nodeName));
  const attached = new Set(
    attachments(cluster)
      .get(claim.spec?.volumeName ?? '')
      ?.map(({ spec }) => spec?.nodeName),
  );
  return silentNodes(cluster)
    .filter(({ metadata: { name } }) => users.has(name) || attached.has(name))
    .map((node) => refOf('Node', node));
}

/**
 * Silent nodes that keep the volumes of a pod which has a node and does not start there, when nobody says so any more: the
 * events of attaching come once and are gone after an hour.
 */
export function silentlyHeld(cluster: Cluster, pod: Pod): readonly ObjectRef[] {
  const { metadata, spec, status } = pod;
  if (silentNodes(cluster).length === 0 || !spec?.nodeName || status?.phase !== 'Pending' || !isCreating(pod))
    return [];
  const claims = claimsOf(pod).flatMap((name) => cluster.get('PersistentVolumeClaim', metadata.namespace, name) ?? []);
  return claims.flatMap((claim) => {
    const modes = claim.spec?.accessModes ?? [];
    const shared = modes.includes('ReadWriteMany') || modes.includes('ReadOnlyMany');
    const at = attachments(cluster).get(claim.spec?.volumeName ?? '') ?? [];
    if (at.some((one) => one.spec?.nodeName === spec.nodeName && one.status?.attached === true)) return [];
    const holders = shared ? [] : silentUsers(cluster, claim).filter(({ name }) => name !== spec.nodeName);
    if (holders.length > 0) return holders;
    const carriers = silentNodes(cluster).filter((node) => carries(cluster, { claim, pod }, node));
    return carriers.map((node) => refOf('Node', node));
  });
}

/** A node that says nothing of itself at all is not called down. */
const silentNodes = perCluster((cluster): readonly Node[] =>
  cluster.all('Node').filter((node) => {
    const ready = readyOf(node);
    return ready !== undefined && ready.status !== 'True';
  }),
);

function readyOf({ status }: Node) {
  return status?.conditions?.find(({ type }) => type === 'Ready');
}

/** By its name, or by the name that the cloud has for its machine. */
function names(message: string, { metadata, spec, status }: Node): boolean {
  const machine = spec?.providerID?.split('/').at(-1) ?? '';
  const addresses = (status?.addresses ?? []).map(({ address }) => address);
  const words = [metadata.name, ...(machine.length > 3 ? [machine] : []), ...addresses];
  return words.some((word) => new RegExp(`(?:^|[^\\w.-])${RegExp.escape(word)}(?![\\w-]|\\.\\w)`).test(message));
}

const held =
  /multi-attach|(?:already|currently|still|exclusively) (?:exclusively )?(?:attached|in use|used|being used|mounted|published)|in use by|VolumeInUse|RESOURCE_IN_USE|watchers|attached to (?:a |an )?(?:another|different|other)/i;

/** What the kubelet says where the attaching itself says nothing any more. */
const unattached =
  /unmounted volumes=|timed out waiting for the condition|waiting for volumes? to attach|WaitForAttach|attachment is being deleted|not (?:yet )?attached/i;

/** A volume for one node at a time is used or attached there, and has not come to the pod's own node. */
function holds(cluster: Cluster, { claim, event, pod }: FailedMount, { metadata: { name } }: Node): boolean {
  if (!claim) return false;
  const message = event.message ?? '';
  const modes = claim.spec?.accessModes ?? [];
  const shared = modes.includes('ReadWriteMany') || modes.includes('ReadOnlyMany');
  if (shared && !held.test(message)) return false;
  if (event.reason !== 'FailedAttachVolume' && !held.test(message) && !unattached.test(message)) return false;
  const attached = attachments(cluster).get(claim.spec?.volumeName ?? '');
  const has = (node: string | undefined) => attached?.some(({ spec }) => spec?.nodeName === node) === true;
  const came = attached?.some(({ spec, status }) => spec?.nodeName === pod.spec?.nodeName && status?.attached) === true;
  return !came && (has(name) || usersOf(cluster, claim).some(({ spec }) => spec?.nodeName === name));
}

/** By PersistentVolume. */
const attachments = perCluster((cluster) =>
  Map.groupBy(cluster.all('VolumeAttachment'), ({ spec }) => spec?.source?.persistentVolumeName ?? '–'),
);

/** Words for a volume that its storage system cannot bring at present, whosever fault that is. */
const waits =
  /not ready for workloads|volume is not ready|is faulted|\bfaulted\b|no healthy replica|share-manager|waiting for .{0,60}(?:detach|attach|replica|quorum)|timed out waiting for external-attacher|DeadlineExceeded|context deadline exceeded|no (?:quorum|primary)|quorum lost|degraded|insufficient (?:healthy )?replicas|mount\.nfs.{0,80}(?:timed out|refused|no route)/i;

function isWaited(message: string): boolean {
  return waits.test(message);
}

const replicated = /longhorn|rook|ceph|openebs|mayastor|jiva|linstor|piraeus|drbd|portworx|storageos|robin|harvester/i;

/** A storage system that keeps its data on the nodes has pods on this one, and fails since the node has fallen silent. */
function carries(
  cluster: Cluster,
  { claim, pod, event }: Pick<FailedMount, 'claim' | 'pod'> & Partial<Pick<FailedMount, 'event'>>,
  node: Node,
): boolean {
  const volume = cluster.get('PersistentVolume', undefined, claim?.spec?.volumeName ?? '');
  const driver = `${volume?.spec?.csi?.driver ?? ''} ${claim?.spec?.storageClassName ?? ''} ${event?.message ?? ''}`;
  const system = replicated.exec(driver)?.[0]?.toLowerCase();
  if (system === undefined) return false;
  const since = Date.parse(String(readyOf(node)?.lastTransitionTime ?? ''));
  const first = event ? Date.parse(String(event.firstTimestamp ?? '')) || eventTime(event) : 0;
  const began = Math.max(first, Date.parse(pod.metadata.creationTimestamp ?? '') || 0);
  // The kubelet is missed only some forty seconds after it has fallen silent.
  if (!(began >= since - 120_000)) return false;
  return cluster
    .podsOnNode(node.metadata.name)
    .some(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`.toLowerCase().includes(system));
}
