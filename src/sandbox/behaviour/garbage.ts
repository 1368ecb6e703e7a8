import { isFree } from '../api/update.ts';
import { instant, listAt, type StoredObject, textAt } from '../fields.ts';
import type { Store } from '../store/store.ts';

/** Owned objects go when all their owners are gone; owners that wait in the foreground go after what they own. */
export function collectGarbage(store: Store): void {
  const all = [...store.everything()];
  const alive = new Map(all.map(({ object }) => [object.metadata.uid, object]));
  for (const { table, object } of all) {
    if (object.metadata.deletionTimestamp) {
      finish(
        store,
        table,
        object,
        all.map((row) => row.object),
      );
      continue;
    }
    const owners = object.metadata.ownerReferences ?? [];
    if (owners.length === 0) continue;
    const living = owners.map((owner) => alive.get(owner.uid)).filter((owner) => owner !== undefined);
    const waiting = living.some(
      (owner) => owner.metadata.deletionTimestamp && owner.metadata.finalizers?.includes('foregroundDeletion'),
    );
    if (living.length === 0 || waiting) markForDeletion(store, table, object);
  }
}

/** The garbage collector deletes as any client would: pods get their grace, finalizers are waited for. */
export function markForDeletion(store: Store, table: string, object: StoredObject): void {
  const running = object.kind === 'Pod' && textAt(object, 'status.phase') === 'Running';
  if (!running && isFree(object)) return void store.remove(table, object);
  store.put(table, {
    ...object,
    metadata: {
      ...object.metadata,
      deletionTimestamp: instant(new Date()),
      ...(running && { deletionGracePeriodSeconds: 30 }),
    },
  });
}

function finish(store: Store, table: string, object: StoredObject, all: readonly StoredObject[]): void {
  const owned = all.filter((other) =>
    other.metadata.ownerReferences?.some((owner) => owner.uid === object.metadata.uid),
  );
  const finalizers = (object.metadata.finalizers ?? []).filter((name) => !isDone(store, object, name, owned));
  if (finalizers.length === (object.metadata.finalizers ?? []).length) return;
  if (object.metadata.finalizers?.includes('orphan'))
    for (const other of owned) orphan(store, other, object.metadata.uid);
  const after = { ...object, metadata: { ...object.metadata, finalizers } };
  if (isFree(after)) store.remove(table, object);
  else store.put(table, after);
}

/** Finalizers of Kubernetes' own controllers; those of others wait for somebody to remove them. */
function isDone(store: Store, object: StoredObject, finalizer: string, owned: readonly StoredObject[]): boolean {
  switch (finalizer) {
    case 'orphan':
      return true;
    case 'foregroundDeletion':
      return owned.length === 0;
    case 'kubernetes.io/pvc-protection':
      return !store.list('/pods', object.metadata.namespace).some((pod) => uses(pod, object.metadata.name));
    case 'kubernetes.io/pv-protection':
      return textAt(object, 'status.phase') !== 'Bound';
    default:
      return false;
  }
}

function uses(pod: StoredObject, claim: string): boolean {
  if (['Succeeded', 'Failed'].includes(textAt(pod, 'status.phase') ?? '')) return false;
  return listAt(pod, 'spec.volumes').some((volume) => textAt(volume, 'persistentVolumeClaim.claimName') === claim);
}

function orphan(store: Store, object: StoredObject, owner: string): void {
  const table = tableOfObject(store, object);
  const ownerReferences = object.metadata.ownerReferences?.filter((reference) => reference.uid !== owner) ?? [];
  if (table) store.put(table, { ...object, metadata: { ...object.metadata, ownerReferences } });
}

function tableOfObject(store: Store, object: StoredObject): string | undefined {
  const type = store.typeOf(object.apiVersion, object.kind);
  return type && `${type.group}/${type.resource}`;
}
