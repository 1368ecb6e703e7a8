import type { Evidence, Related } from '../../model/finding.ts';
import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import type { Container } from '../containers.ts';
import { specPath } from '../crash/container.ts';
import { pressedNode } from '../crash/volumes.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { command, kubectl } from '../remedy.ts';
import { imageTag, isBitnami } from './server.ts';

/** Where a server keeps its data. */
export interface Data {
  readonly mountPath: string;
  /** The claim's name; undefined when the data lies on no claim. */
  readonly claim: string | undefined;
  /** The directory on the node for `local-path` and other volumes that are one. */
  readonly directory: string | undefined;
}

const homes = /^\/(?:var\/lib\/(?:postgresql|pgsql)|bitnami\/postgresql|pgdata|home\/postgres)(?:\/|$)/;

/** The mount of a server's data directory; undefined when nothing is mounted there, so that it dies with the container. */
export function dataOf(cluster: Cluster, { pod, spec }: Container): Data | undefined {
  const volumes = new Map((pod.spec?.volumes ?? []).map((volume) => [volume.name, volume]));
  const mounts = spec.volumeMounts ?? [];
  const mount =
    mounts.find(({ mountPath }) => homes.test(String(mountPath))) ??
    mounts.find(({ name }) => volumes.get(name)?.persistentVolumeClaim);
  if (!mount) return undefined;
  const volume = volumes.get(mount.name);
  const claim = volume?.persistentVolumeClaim?.claimName;
  const directory = volume?.hostPath?.path ?? directoryOf(cluster, pod.metadata.namespace, claim);
  return { mountPath: String(mount.mountPath), claim, directory };
}

function directoryOf(cluster: Cluster, namespace: string | undefined, name: string | undefined): string | undefined {
  const claim = name === undefined ? undefined : cluster.get('PersistentVolumeClaim', namespace, name);
  const volume: KindTypes['PersistentVolume'] | undefined = cluster.get(
    'PersistentVolume',
    undefined,
    claim?.spec?.volumeName ?? '',
  );
  return volume?.spec?.hostPath?.path ?? volume?.spec?.local?.path;
}

/** The claim that holds the data, as an object that the finding names. */
export function claimRef(cluster: Cluster, container: Container): ObjectRef | undefined {
  const claim = dataOf(cluster, container)?.claim;
  if (claim === undefined) return undefined;
  return { kind: 'PersistentVolumeClaim', namespace: container.pod.metadata.namespace, name: claim };
}

export function claimRelated(cluster: Cluster, container: Container): readonly Related[] {
  const ref = claimRef(cluster, container);
  return ref ? [{ ...ref, role: 'reference' }] : [];
}

/** The image and the mount of the data, which together say what was meant. */
export function declared(cluster: Cluster, container: Container): readonly Evidence[] {
  const pod = podRef(container.pod);
  const path = specPath(container);
  const data = dataOf(cluster, container);
  const held = data?.claim ?? data?.directory;
  return [
    fromSpec(pod, `${path}.image`, container.spec.image ?? '?'),
    ...(data ? [fromSpec(pod, `${path}.volumeMounts`, held ? `${data.mountPath}: ${held}` : data.mountPath)] : []),
  ];
}

/**
 * Commands that stop the server and copy its data before anybody touches it: on the node where the volume is a directory of
 * it, else the claim to look at. A Pod of nobody cannot be scaled.
 */
export function copyCommands(cluster: Cluster, container: Container, workload: ObjectRef): readonly string[] {
  const data = dataOf(cluster, container);
  const stop = ['StatefulSet', 'Deployment'].includes(workload.kind)
    ? [kubectl(['scale', '--replicas=0'], workload)]
    : [];
  if (data?.directory !== undefined) return [...stop, command('cp', '-a', data.directory, `${data.directory}.copy`)];
  const claim = claimRef(cluster, container);
  return [...stop, ...(claim ? [kubectl('describe', claim)] : [])];
}

/** The user as whom the server runs: as declared, else as its image is made. */
export function userOf(container: Container): number {
  const { spec, pod } = container;
  const set = spec.securityContext?.runAsUser ?? pod.spec?.securityContext?.runAsUser;
  if (typeof set === 'number' && set > 0) return set;
  if (isBitnami(container)) return 1001;
  return /alpine/i.test(imageTag(container)) ? 70 : 999;
}

/** What may explain a full or failing disk: the claim's own trouble, or the node's where it lacks room itself. */
export function disksOf(cluster: Cluster, container: Container): readonly ObjectRef[] {
  const claim = claimRef(cluster, container);
  return [...(claim ? [claim] : []), ...pressedNode(cluster, container)];
}
