import { createHash } from 'node:crypto';
import { withDefaults } from '../admission/defaults.ts';
import { hasGeneration } from '../api/create.ts';
import { groupVersion, type ResourceType } from '../api/resources.ts';
import { namespaceContents } from '../behaviour/namespaces.ts';
import { type Fields, fieldsAt, type StoredMetadata, type StoredObject, textAt } from '../fields.ts';
import { mergePatch } from '../patch/merge-patch.ts';
import { type Store, tableOf } from '../store/store.ts';
import type { Clock } from './time.ts';

/** The same name gives the same uid in each run, so that recorded outputs can be compared. */
export function uidFor(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\0')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const letters = 'bcdfghjklmnpqrstvwxz2456789';

/** Letters as Kubernetes appends them to generated names, always the same for the same parts. */
export function suffixFor(length: number, ...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(parts.join('\0')).digest();
  return [...bytes.subarray(0, length)].map((byte) => letters[byte % letters.length]).join('');
}

/** `Kind/namespace/name`, or `Kind/name` for what belongs to no namespace. */
export function splitKey(key: string): { kind: string; namespace: string | undefined; name: string } {
  const [kind = '', second = '', third] = key.split('/');
  return third === undefined ? { kind, namespace: undefined, name: second } : { kind, namespace: second, name: third };
}

/** Puts objects into a store as a cluster that has run for a while would hold them. */
export class Builder {
  readonly #store: Store;
  readonly clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.clock = clock;
  }

  addByKey(key: string, given: Fields): StoredObject {
    const { kind, namespace, name } = splitKey(key);
    return this.add({
      ...given,
      kind,
      metadata: { ...fieldsAt(given, 'metadata'), name, ...(namespace && { namespace }) },
    });
  }

  /** `age` in metadata is a short form of creationTimestamp. @throws {Error} for an unknown kind */
  add(given: Fields, age = '40d'): StoredObject {
    const type = this.#typeOf(given);
    const metadata = fieldsAt(given, 'metadata');
    const name = textAt(metadata, 'name') ?? '';
    const namespace = textAt(metadata, 'namespace');
    if (type.namespaced && !namespace) throw new Error(`${type.kind}/${name} needs a namespace`);
    if (namespace) this.ensureNamespace(namespace);
    const identity = {
      name,
      ...(namespace && { namespace }),
      uid: uidFor(type.kind, namespace ?? '', name),
      resourceVersion: '',
      creationTimestamp: this.clock.ago(age),
      ...(hasGeneration(type) && { generation: 1 }),
    };
    const basic = { apiVersion: groupVersion(type), kind: type.kind, ...given, metadata: { ...identity, ...metadata } };
    const { status, ...spec } = basic as Fields;
    const complete = withDefaults(type.kind, spec);
    const after =
      status === undefined
        ? complete
        : { ...complete, status: mergePatch(fieldsAt(complete, 'status'), status as Fields) };
    const added = { ...after, metadata: after['metadata'] as StoredMetadata } as StoredObject;
    const stored = this.#store.put(tableOf(type), added);
    if (type.kind === 'Namespace') this.#furnish(name);
    return stored;
  }

  ensureNamespace(name: string): void {
    if (!this.#store.get('/namespaces', undefined, name)) this.add({ kind: 'Namespace', metadata: { name } }, '60d');
  }

  #furnish(namespace: string): void {
    for (const content of Object.values(namespaceContents))
      this.add({ ...content, metadata: { ...content.metadata, namespace } }, '60d');
  }

  #typeOf(given: Fields): ResourceType {
    const { kind, apiVersion } = given;
    const found = this.#store.types.find(
      (type) => type.kind === kind && (apiVersion === undefined || groupVersion(type) === apiVersion),
    );
    if (!found)
      throw new Error(
        `kind ${String(kind)}${apiVersion ? ` of ${String(apiVersion)}` : ''} is not known; a CustomResourceDefinition can add it`,
      );
    return found;
  }
}
