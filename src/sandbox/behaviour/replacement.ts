import { randomUUID } from 'node:crypto';
import { randomSuffix } from '../api/create.ts';
import { type Fields, fieldsAt, instant, listAt, numberAt, type OwnerReference, type StoredObject } from '../fields.ts';
import type { Change, Store } from '../store/store.ts';

const tables: Readonly<Record<string, string>> = {
  ReplicaSet: 'apps/replicasets',
  StatefulSet: 'apps/statefulsets',
  DaemonSet: 'apps/daemonsets',
};

/**
 * A deleted pod's controller makes another one. Nothing was repaired by deleting it, so the new pod comes up in the
 * same state, ill or well, with restarts counted from zero.
 */
export function replacePods(
  store: Store,
  change: Change,
  now: () => Date,
  later: (milliseconds: number, act: () => void) => void,
): void {
  const pod = change.object;
  if (change.table !== '/pods' || change.type !== 'DELETED') return;
  const owner = pod.metadata.ownerReferences?.find((reference) => reference.controller);
  const table = owner && tables[owner.kind];
  if (!table) return;
  later(20, () => {
    const controller = store.get(table, pod.metadata.namespace, owner.name);
    if (!wantsMore(store, controller, owner)) return;
    store.put('/pods', successor(pod, owner, now()));
  });
}

function wantsMore(
  store: Store,
  controller: StoredObject | undefined,
  owner: OwnerReference,
): controller is StoredObject {
  if (!controller || controller.metadata.uid !== owner.uid || controller.metadata.deletionTimestamp) return false;
  const namespace = store.get('/namespaces', undefined, controller.metadata.namespace ?? '');
  if (namespace?.metadata.deletionTimestamp) return false;
  const pods = store
    .list('/pods', controller.metadata.namespace)
    .filter(
      (pod) =>
        pod.metadata.ownerReferences?.some((reference) => reference.uid === owner.uid) &&
        !pod.metadata.deletionTimestamp,
    );
  return pods.length < (numberAt(controller, 'spec.replicas') ?? 1);
}

function successor(pod: StoredObject, owner: OwnerReference, now: Date): StoredObject {
  const time = instant(now);
  const name = owner.kind === 'StatefulSet' ? pod.metadata.name : `${owner.name}-${randomSuffix()}`;
  const { deletionTimestamp: _, deletionGracePeriodSeconds: __, finalizers: ___, ...metadata } = pod.metadata;
  const statuses = (field: string) =>
    listAt(pod, `status.${field}`).map((status) => ({
      ...(status as Fields),
      restartCount: 0,
      state: startedNow(fieldsAt(status, 'state'), time),
    }));
  const status = fieldsAt(pod, 'status');
  return {
    ...pod,
    metadata: { ...metadata, name, uid: randomUUID(), creationTimestamp: time, resourceVersion: '', generation: 1 },
    status: {
      ...status,
      startTime: time,
      conditions: listAt(status, 'conditions').map((condition) => ({
        ...(condition as Fields),
        lastTransitionTime: time,
      })),
      ...('initContainerStatuses' in status && { initContainerStatuses: statuses('initContainerStatuses') }),
      ...('containerStatuses' in status && { containerStatuses: statuses('containerStatuses') }),
    },
  };
}

const startedNow = (state: Fields, time: string): Fields =>
  'running' in state ? { running: { startedAt: time } } : state;
