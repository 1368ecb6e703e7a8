import type { Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { isHurt } from '../impact.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';

/** What is known of the program that makes a class's volumes. */
export interface Provisioner {
  readonly state: 'ready' | 'down' | 'absent' | 'unknown';
  /** Absent when none was found. */
  readonly workload?: ObjectRef;
  readonly pods: readonly ObjectRef[];
  /** Where none was found: workloads of the add-on that should have brought it, by its name. */
  readonly addOn?: readonly ObjectRef[];
}

/** Names of the pods behind provisioners that are common on K3s, for those that do not name themselves in their arguments. */
const known: readonly (readonly [RegExp, RegExp])[] = [
  [/^rancher\.io\/local-path$/, /^local-path-provisioner/],
  [/^driver\.longhorn\.io$/, /^(?:longhorn-)?csi-provisioner/],
  [/^nfs\.csi\.k8s\.io$/, /^csi-nfs-controller/],
  [/nfs-subdir-external-provisioner$|^fuseim\.pri\/ifs$/, /nfs-(?:subdir|client)/],
  [/^openebs\.io\/local$/, /openebs.*localpv/],
  [/rbd\.csi\.ceph\.com$/, /^csi-rbdplugin-provisioner/],
  [/cephfs\.csi\.ceph\.com$/, /^csi-cephfsplugin-provisioner/],
];

const found = perCluster(() => new Map<string, Provisioner>());

/** Finds a provisioner by the name under which classes know it. `unknown` when it may live where we did not look. */
export function provisionerOf(cluster: Cluster, name: string): Provisioner {
  const known = found(cluster).get(name) ?? find(cluster, name);
  found(cluster).set(name, known);
  return known;
}

function find(cluster: Cluster, name: string): Provisioner {
  const pattern = known.find(([of]) => of.test(name))?.[1];
  const pods = cluster
    .all('Pod')
    .filter((pod) => isLive(pod) && (pattern?.test(pod.metadata.name) || names(pod, name)));
  const refs = pods.map((pod) => refOf('Pod', pod));
  const first = pods[0];
  if (first) {
    const state = pods.every(isHurt) ? 'down' : 'ready';
    return { state, workload: workloadOf(cluster, 'Pod', first), pods: refs };
  }
  const deployment = cluster.all('Deployment').find(({ metadata }) => pattern?.test(metadata.name));
  if (deployment) return { state: 'down', workload: refOf('Deployment', deployment), pods: [] };
  const sawAll = pattern !== undefined && cluster.snapshot.namespaces === undefined && cluster.canRead('Deployment');
  return { state: sawAll ? 'absent' : 'unknown', pods: [], addOn: addOnOf(cluster, name) };
}

function isLive(pod: Pod): boolean {
  return pod.status?.phase !== 'Succeeded' && pod.status?.phase !== 'Failed' && !pod.metadata.deletionTimestamp;
}

function names(pod: Pod, provisioner: string): boolean {
  return (pod.spec?.containers ?? []).some(({ args, command, env }) =>
    [...(args ?? []), ...(command ?? []), ...(env ?? []).map(({ value }) => value ?? '')].some(
      (word) => word === provisioner || word.endsWith(`=${provisioner}`),
    ),
  );
}

/** Words of the names of provisioners that tell nothing of whose they are. */
const common = new Set(
  'com csi disk disks driver external https io k8s kubernetes local net nfs org provisioner rbd storage volume'.split(
    ' ',
  ),
);

/**
 * Operators and deployers bring their CSI drivers themselves once they work: what is wrong with them is why there is none. They live
 * in a namespace of the driver's name, as longhorn-system for driver.longhorn.io, or bear it.
 */
function addOnOf(cluster: Cluster, provisioner: string): readonly ObjectRef[] {
  const words = provisioner
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 3 && !common.has(word));
  const isOurs = (text: string) => text.split(/[^a-z0-9]+/).some((part) => words.includes(part));
  return (['Deployment', 'DaemonSet', 'StatefulSet'] as const).flatMap((kind) =>
    cluster
      .all(kind)
      .filter(({ metadata }) => isOurs(metadata.namespace ?? '') || isOurs(metadata.name))
      .map((workload) => refOf(kind, workload)),
  );
}
