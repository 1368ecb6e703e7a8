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
  return { state: sawAll ? 'absent' : 'unknown', pods: [] };
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
