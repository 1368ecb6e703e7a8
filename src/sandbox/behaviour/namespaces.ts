import type { Store } from '../store/store.ts';
import { markForDeletion } from './garbage.ts';

/** A deleted namespace takes its content with it and goes when it is empty. */
export function finishNamespaces(store: Store): void {
  const ending = store.list('/namespaces').filter((namespace) => namespace.metadata.deletionTimestamp);
  if (ending.length === 0) return;
  const all = [...store.everything()];
  for (const namespace of ending) {
    const content = all.filter(({ object }) => object.metadata.namespace === namespace.metadata.name);
    if (content.length === 0) store.remove('/namespaces', namespace);
    for (const { table, object } of content)
      if (!object.metadata.deletionTimestamp) markForDeletion(store, table, object);
  }
}
