import { listAt, type StoredObject, textAt } from '../fields.ts';
import type { Change, Store } from '../store/store.ts';

/** The kubelet's part of deleting a pod: its containers stop, then it goes. On a node that is not there nothing happens. */
export function stopPods(
  store: Store,
  change: Change,
  stopMs: number,
  later: (milliseconds: number, act: () => void) => void,
): void {
  const pod = change.object;
  if (change.table !== '/pods' || change.type === 'DELETED' || !pod.metadata.deletionTimestamp) return;
  if (change.previous?.metadata.deletionTimestamp || isNodeGone(store, pod)) return;
  later(Math.min(stopMs, (pod.metadata.deletionGracePeriodSeconds ?? 0) * 1000), () => {
    const now = store.get('/pods', pod.metadata.namespace, pod.metadata.name);
    if (now?.metadata.uid !== pod.metadata.uid) return;
    if ((now.metadata.finalizers ?? []).length === 0) store.remove('/pods', now);
    else store.put('/pods', { ...now, metadata: { ...now.metadata, deletionGracePeriodSeconds: 0 } });
  });
}

function isNodeGone(store: Store, pod: StoredObject): boolean {
  const node = store.get('/nodes', undefined, textAt(pod, 'spec.nodeName') ?? '');
  const ready = listAt(node, 'status.conditions').find((condition) => textAt(condition, 'type') === 'Ready');
  return textAt(ready, 'status') === 'Unknown';
}
