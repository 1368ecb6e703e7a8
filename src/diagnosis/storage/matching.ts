import type { KindTypes, PersistentVolumeClaim } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';
import { quantity } from '../quantity.ts';
import { selectsLabels } from '../selector.ts';
import { classNameOf, classOf } from './claims.ts';

export type Volume = KindTypes['PersistentVolume'];

/** A volume that was made by hand and does not fit the claim that it seems meant for. */
export interface Mismatch {
  readonly volume: Volume;
  /** In the words of the fields, such as `capacity 5Gi < 10Gi`. */
  readonly faults: readonly string[];
}

/** Volumes that could still be bound, by class; those kept for a claim stand under that claim as well. */
const unbound = perCluster((cluster) => {
  const volumes = cluster
    .all('PersistentVolume')
    .filter(({ status, metadata }) => status?.phase !== 'Bound' && !metadata.deletionTimestamp);
  const free = volumes.filter(({ spec }) => !spec?.claimRef);
  const kept = volumes.filter(({ spec }) => spec?.claimRef);
  return {
    byClass: Map.groupBy(free, (volume) => classNameOf(volume) ?? ''),
    byClaim: Map.groupBy(kept, ({ spec }) => `${spec?.claimRef?.namespace}/${spec?.claimRef?.name}`),
  };
});

/** Volumes of a claim's class that are neither bound nor kept for another claim. */
export function freeVolumes(cluster: Cluster, claim: PersistentVolumeClaim): readonly Volume[] {
  const { byClass, byClaim } = unbound(cluster);
  const group = classNameOf(claim) ?? '';
  const { namespace, name } = claim.metadata;
  const kept = (byClaim.get(`${namespace}/${name}`) ?? []).filter((volume) => (classNameOf(volume) ?? '') === group);
  return [...kept, ...(byClass.get(group) ?? [])];
}

/** Free volumes that were surely made for this claim: they fit, or they name it. */
export function volumesFor(cluster: Cluster, claim: PersistentVolumeClaim): readonly Volume[] {
  return freeVolumes(cluster, claim).filter(
    (volume) => isHeldFor(volume.spec?.claimRef, claim) || faultsOf(volume, claim).length === 0,
  );
}

interface Holder {
  readonly namespace?: string;
  readonly name?: string;
  readonly uid?: string;
}

function isHeldFor(held: Holder | undefined, { metadata }: PersistentVolumeClaim): boolean {
  return held?.name === metadata.name && held.namespace === metadata.namespace;
}

/** Whether volumes are made by hand for the claim's class: it is none, it has no provisioner, or it does not exist. */
export function isStatic(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  if (claim.spec?.volumeName) return true;
  const found = classOf(cluster, claim);
  return !found || found.provisioner === 'kubernetes.io/no-provisioner';
}

const mismatches = perCluster(() => new Map<PersistentVolumeClaim, Mismatch | undefined>());

/** The volume that comes closest, when none fits. Undefined when one fits (it will be bound), and when there is none. */
export function mismatchOf(cluster: Cluster, claim: PersistentVolumeClaim): Mismatch | undefined {
  const known = mismatches(cluster);
  if (!known.has(claim)) known.set(claim, closest(cluster, claim));
  return known.get(claim);
}

/** More free volumes than anybody makes by hand: then one of them surely fits, and looking at all would take too long. */
const most = 200;

function closest(cluster: Cluster, claim: PersistentVolumeClaim): Mismatch | undefined {
  if (!isStatic(cluster, claim)) return undefined;
  const named = claim.spec?.volumeName && cluster.get('PersistentVolume', undefined, claim.spec.volumeName);
  const candidates = classNameOf(claim) === undefined ? volumesFor(cluster, claim) : freeVolumes(cluster, claim);
  if (!named && candidates.length > most) return undefined;
  const judged = (named ? [named] : candidates).map((volume) => ({
    volume,
    faults: faultsOf(volume, claim),
  }));
  const [best] = judged.toSorted((a, b) => a.faults.length - b.faults.length || rank(a, claim) - rank(b, claim));
  return best && best.faults.length > 0 ? best : undefined;
}

/** Of two that fit equally badly, the one that this claim's predecessor left is meant. */
function rank({ volume }: Mismatch, claim: PersistentVolumeClaim): number {
  return isHeldFor(volume.spec?.claimRef, claim) ? 0 : 1;
}

function faultsOf(volume: Volume, claim: PersistentVolumeClaim): readonly string[] {
  const { spec = {}, status } = volume;
  const wanted = claim.spec?.resources?.requests?.['storage'];
  const [has, needs] = [quantity(spec.capacity?.['storage']), quantity(wanted)];
  const modes = (claim.spec?.accessModes ?? []).filter((mode) => !spec.accessModes?.includes(mode));
  const [mode, wantedMode] = [spec.volumeMode ?? 'Filesystem', claim.spec?.volumeMode ?? 'Filesystem'];
  const [group, wantedGroup] = [classNameOf(volume) ?? '', classNameOf(claim) ?? ''];
  const { selector } = claim.spec ?? {};
  return [
    ...(has !== undefined && needs !== undefined && has < needs
      ? [`capacity ${spec.capacity?.['storage']} < ${wanted}`]
      : []),
    ...(group === wantedGroup ? [] : [`storageClassName "${group}" ≠ "${wantedGroup}"`]),
    ...(modes.length > 0 ? [`accessModes ${(spec.accessModes ?? []).join(', ')} ≠ ${modes.join(', ')}`] : []),
    ...(mode === wantedMode ? [] : [`volumeMode ${mode} ≠ ${wantedMode}`]),
    ...(selector && !selectsLabels(selector, volume.metadata.labels) ? ['labels ≠ selector'] : []),
    ...heldFaults(volume, claim),
    ...(status?.phase === 'Failed' ? ['phase Failed'] : []),
  ];
}

/** A volume remembers its claim by uid, so that a new claim of the same name does not get the old one's data by accident. */
function heldFaults({ spec, status }: Volume, claim: PersistentVolumeClaim): readonly string[] {
  const held = spec?.claimRef;
  const state = status?.phase === 'Released' ? 'Released, ' : '';
  if (!held) return state === '' ? [] : ['Released'];
  if (!isHeldFor(held, claim)) return [`${state}claimRef ${held.namespace}/${held.name}`];
  const { uid } = claim.metadata;
  return held.uid && uid && held.uid !== uid ? [`${state}claimRef.uid ${held.uid}`] : [];
}
