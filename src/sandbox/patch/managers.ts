import { type Fields, instant, listAt, type StoredObject, textAt } from '../fields.ts';
import { changedPaths, type FieldSet, fieldSet, fromFieldsV1, toFieldsV1 } from './field-set.ts';

export interface Manager {
  readonly name: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource: string | undefined;
  readonly time: string;
  readonly paths: ReadonlySet<string>;
}

export function managersOf(object: Fields | undefined): Manager[] {
  return listAt(object, 'metadata.managedFields').map((entry) => ({
    name: textAt(entry, 'manager') ?? '',
    operation: textAt(entry, 'operation') === 'Apply' ? 'Apply' : 'Update',
    apiVersion: textAt(entry, 'apiVersion') ?? '',
    subresource: textAt(entry, 'subresource'),
    time: textAt(entry, 'time') ?? '',
    paths: new Set(fromFieldsV1((entry as Fields)['fieldsV1'])),
  }));
}

export function withManagers(object: StoredObject, managers: readonly Manager[]): StoredObject {
  const managedFields = managers
    .filter((manager) => manager.paths.size > 0)
    .map(({ name, operation, apiVersion, subresource, time, paths }) => ({
      manager: name,
      operation,
      apiVersion,
      ...(time && { time }),
      fieldsType: 'FieldsV1',
      fieldsV1: toFieldsV1(paths),
      ...(subresource && { subresource }),
    }));
  const { managedFields: _, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: { ...metadata, ...(managedFields.length > 0 && { managedFields }) },
  };
}

export interface Writer {
  readonly name: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource: string | undefined;
  readonly now: Date;
}

export const isWriter = (manager: Manager, writer: Writer) =>
  manager.name === writer.name &&
  manager.operation === writer.operation &&
  manager.subresource === writer.subresource &&
  manager.apiVersion === writer.apiVersion;

/** After a create, update or patch: what was changed belongs to its writer alone, what is gone belongs to nobody. */
export function afterUpdate(
  before: StoredObject | undefined,
  after: StoredObject,
  writer: Writer,
  kind: string | undefined,
): StoredObject {
  const now = fieldSet(after, kind);
  const changed = changedPaths(before ? fieldSet(before, kind) : new Map(), now);
  return withManagers(after, claimed(managersOf(before), new Set(changed), now, writer, new Set(changed)));
}

/**
 * @param taken paths that leave all other managers
 * @param own what the writer has from now on, beside what it had when it updates
 */
export function claimed(
  managers: readonly Manager[],
  taken: ReadonlySet<string>,
  present: FieldSet,
  writer: Writer,
  own: ReadonlySet<string>,
): Manager[] {
  const others = managers
    .filter((manager) => !isWriter(manager, writer))
    .map((manager) => ({
      ...manager,
      paths: new Set([...manager.paths].filter((path) => present.has(path) && !taken.has(path))),
    }));
  const mine = managers.find((manager) => isWriter(manager, writer));
  const kept = writer.operation === 'Update' ? [...(mine?.paths ?? [])].filter((path) => present.has(path)) : [];
  const paths = new Set([...kept, ...own]);
  const unchanged = mine && paths.size === mine.paths.size && [...paths].every((path) => mine.paths.has(path));
  const { name, operation, apiVersion, subresource } = writer;
  const time = unchanged ? mine.time : instant(writer.now);
  return [...others, { name, operation, apiVersion, subresource, time, paths }];
}
