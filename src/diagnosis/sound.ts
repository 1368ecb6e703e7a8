import type { Kind } from '../model/kinds.ts';
import type { KubeObject, Metadata, OwnerReference } from '../model/object.ts';

/**
 * Objects as rules may take them to be, whatever an odd API server, client or hand-made snapshot holds: no null anywhere (it
 * means the same as absence), `metadata` with a name (empty when there was none), owner references that name their owner,
 * and the `involvedObject` of an event. An object of sound shape is returned as it is.
 */
export function soundObjects(kind: Kind, objects: readonly KubeObject[] | null | undefined): readonly KubeObject[] {
  return (objects ?? []).flatMap((object) => (isMap(object) ? [sound(kind, withoutNulls(object) as KubeObject)] : []));
}

function sound(kind: Kind, object: KubeObject): KubeObject {
  const metadata = soundMetadata(object.metadata);
  const lacksSubject = kind === 'Event' && !isMap((object as { involvedObject?: unknown }).involvedObject);
  if (metadata === object.metadata && !lacksSubject) return object;
  return { ...object, metadata, ...(lacksSubject && { involvedObject: {} }) };
}

function soundMetadata(metadata: Metadata | undefined): Metadata {
  if (!isMap(metadata)) return { name: '' };
  const owners = metadata.ownerReferences ?? [];
  const named = owners.filter(({ kind, name }: Partial<OwnerReference>) => kind && name);
  if (named.length === owners.length && typeof metadata.name === 'string') return metadata;
  return { ...metadata, name: metadata.name ?? '', ownerReferences: named };
}

/** The same value when it holds no null, as nearly all do: then nothing is copied. */
function withoutNulls(value: unknown): unknown {
  return holdsNull(value) ? copied(value) : value;
}

function holdsNull(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null;
  for (const key in value) if (holdsNull((value as Record<string, unknown>)[key])) return true;
  return false;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((part) => part !== null).map(withoutNulls);
  if (!isMap(value)) return value;
  const parts = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(parts.map(([key, part]) => [key, withoutNulls(part)]));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
