import { ApiError } from '../api/status.ts';
import { type Fields, isFields, type StoredObject } from '../fields.ts';
import { fieldSet, readablePath } from './field-set.ts';
import { define, same } from './json-patch.ts';
import { isWholeMap, itemKey, listRule } from './lists.ts';
import { claimed, isWriter, type Manager, managersOf, type Writer, withManagers } from './managers.ts';

/**
 * Server-side apply: the applied fields win, what the manager applied before and leaves out now goes away unless
 * somebody else has it too, and a field that another manager set to another value is a conflict unless forced.
 * @throws {ApiError} 409 that names each conflict
 */
export function serverSideApply(
  live: StoredObject,
  applied: Fields,
  writer: Writer,
  options: { readonly kind: string | undefined; readonly force: boolean },
): StoredObject {
  const { kind, force } = options;
  const managers = managersOf(live);
  const wanted = fieldSet(applied, kind);
  const present = fieldSet(live, kind);
  const differing = new Set(
    [...wanted].filter(([path, leaf]) => !same(present.get(path)?.value, leaf.value)).map(([path]) => path),
  );
  const others = managers.filter((manager) => !isWriter(manager, writer));
  if (!force) refuseConflicts(others, differing);

  const before = managers.find((manager) => isWriter(manager, writer));
  const ownedByOthers = new Set(others.flatMap((manager) => [...manager.paths]));
  const left = [...(before?.paths ?? [])].filter((path) => !wanted.has(path) && !ownedByOthers.has(path));
  const merged = left.reduce<Fields>(
    (object, path) => without(object, path.split('\0'), kind, []),
    mergeApplied(live, applied, kind, []),
  );
  const result = merged as StoredObject;
  return withManagers(result, claimed(managers, differing, fieldSet(result, kind), writer, new Set(wanted.keys())));
}

function refuseConflicts(others: readonly Manager[], differing: ReadonlySet<string>): void {
  const causes = others.flatMap((manager) =>
    [...manager.paths]
      .filter((path) => differing.has(path))
      .map((path) => ({
        reason: 'FieldManagerConflict',
        message: `conflict with ${described(manager)}`,
        field: readablePath(path),
      })),
  );
  if (causes.length === 0) return;
  const lines = causes.map((cause) => `${cause.message}: ${cause.field}`);
  const [only] = lines;
  const message =
    causes.length === 1
      ? `Apply failed with 1 conflict: ${only}`
      : `Apply failed with ${causes.length} conflicts: ${conflictLines(causes)}`;
  throw new ApiError(409, 'Conflict', message, { causes });
}

function described({ name, subresource, operation, apiVersion }: Manager): string {
  const who = `"${name}"${subresource ? ` with subresource "${subresource}"` : ''}`;
  return operation === 'Update' ? `${who} using ${apiVersion}` : who;
}

/** Several conflicts are grouped by manager, as the real server prints them. */
function conflictLines(causes: readonly { readonly message: string; readonly field: string }[]): string {
  const groups = Map.groupBy(causes, (cause) => cause.message);
  return [...groups]
    .map(
      ([message, group]) =>
        `${message.replace('conflict with', 'conflicts with')}:\n${group.map((cause) => `- ${cause.field}`).join('\n')}`,
    )
    .join('\n');
}

function mergeApplied(live: Fields, applied: Fields, kind: string | undefined, path: readonly string[]): Fields {
  const result: Fields = { ...live };
  for (const [field, value] of Object.entries(applied)) {
    const before = Object.hasOwn(result, field) ? result[field] : undefined;
    const own = [...path, field];
    if (isFields(value) && isFields(before) && !isWholeMap(kind, own))
      define(result, field, mergeApplied(before, value, kind, own));
    else if (Array.isArray(value) && Array.isArray(before)) define(result, field, mergeList(before, value, kind, own));
    else if (value !== null) define(result, field, value);
  }
  return result;
}

function mergeList(
  live: readonly unknown[],
  applied: readonly unknown[],
  kind: string | undefined,
  path: readonly string[],
): unknown[] {
  const rule = listRule(kind, path);
  if (rule.by === 'whole') return [...applied];
  const identity = (item: unknown) =>
    rule.by === 'keys' && isFields(item) ? itemKey(item, rule.keys) : JSON.stringify(item);
  const result = new Map(live.map((item) => [identity(item), item]));
  for (const item of applied) {
    const before = result.get(identity(item));
    result.set(identity(item), isFields(item) && isFields(before) ? mergeApplied(before, item, kind, path) : item);
  }
  return [...result.values()];
}

/** Removes one leaf, or one list item, and the objects that become empty by it. */
function without(object: Fields, steps: readonly string[], kind: string | undefined, path: readonly string[]): Fields {
  const [step = '', ...rest] = steps;
  const field = step.slice(2);
  if (!step.startsWith('f:') || !Object.hasOwn(object, field)) return object;
  const { [field]: value, ...others } = object;
  const own = [...path, field];
  if (rest.length === 0) return others;
  if (isFields(value)) {
    const inner = without(value, rest, kind, own);
    return Object.keys(inner).length > 0 ? { ...object, [field]: inner } : others;
  }
  if (!Array.isArray(value)) return object;
  const items = withoutItem(value, rest, kind, own);
  return items.length > 0 ? { ...object, [field]: items } : others;
}

function withoutItem(
  items: readonly unknown[],
  steps: readonly string[],
  kind: string | undefined,
  path: readonly string[],
): unknown[] {
  const [step = '', ...rest] = steps;
  const rule = listRule(kind, path);
  return items.flatMap((item) => {
    const matches =
      rule.by === 'keys' && isFields(item)
        ? `k:${itemKey(item, rule.keys)}` === step
        : `v:${JSON.stringify(item)}` === step;
    if (!matches) return [item];
    if (rest.length === 0 || rest[0] === '.') return [];
    return [isFields(item) ? without(item, rest, kind, path) : item];
  });
}
