import { randomUUID } from 'node:crypto';
import type { StoredObject } from '../fields.ts';
import type { Change, Store } from '../store/store.ts';
import { markForDeletion } from './garbage.ts';

/** What controllers put into every namespace, by the table that holds it. */
export const namespaceContents = {
  '/serviceaccounts': { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } },
  '/configmaps': {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'kube-root-ca.crt' },
    data: { 'ca.crt': '-----BEGIN CERTIFICATE-----\n' },
  },
} as const;

/** A new namespace gets its ServiceAccount and the authority's certificate. */
export function furnishNamespace(store: Store, { table, type, object }: Change, now: () => Date): void {
  if (table !== '/namespaces' || type !== 'ADDED') return;
  for (const [place, content] of Object.entries(namespaceContents)) {
    if (store.get(place, object.metadata.name, content.metadata.name)) continue;
    const metadata = {
      ...content.metadata,
      namespace: object.metadata.name,
      uid: randomUUID(),
      resourceVersion: '',
      creationTimestamp: now()
        .toISOString()
        .replace(/\.\d+Z/, 'Z'),
    };
    store.put(place, { ...content, metadata } satisfies StoredObject);
  }
}

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
