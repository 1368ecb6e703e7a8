import type { Kind } from '../model/kinds.ts';
import { withoutNulls } from '../model/nulls.ts';
import type { KubeObject, Metadata, OwnerReference } from '../model/object.ts';

/**
 * Objects as rules may take them to be, whatever an odd API server, client or hand-made snapshot holds: no null anywhere (it
 * means the same as absence), `metadata` with a name (empty when there was none), owner references that name their owner,
 * and the `involvedObject` of an event. An object of sound shape is returned as it is.
 * @param options `nullFree`: whoever read the objects left nulls out already, so nobody need look for them
 */
export function soundObjects(
  kind: Kind,
  objects: readonly KubeObject[] | null | undefined,
  { nullFree = false } = {},
): readonly KubeObject[] {
  return (objects ?? [])
    .filter(isMap)
    .map((object) => sound(kind, (nullFree ? object : withoutNulls(object)) as unknown as KubeObject));
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

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
