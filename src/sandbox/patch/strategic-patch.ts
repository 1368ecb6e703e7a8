import { badRequest } from '../api/status.ts';
import { type Fields, isFields } from '../fields.ts';
import { define, same } from './json-patch.ts';
import { listRule } from './lists.ts';

const orderOf = '$setElementOrder/';
const deleteFrom = '$deleteFromPrimitiveList/';

/** Kubernetes' strategic merge patch: a merge patch that knows by which field the items of a list are told apart. */
export function strategicPatch(document: Fields, patch: Fields, kind: string, path: readonly string[] = []): Fields {
  if (patch['$patch'] === 'replace') return withoutDirectives(patch);
  if (patch['$patch'] === 'delete') return {};
  const result: Fields = retained(document, patch['$retainKeys']);
  for (const [field, value] of Object.entries(patch)) {
    if (field.startsWith(deleteFrom)) removeValues(result, field.slice(deleteFrom.length), value);
    else if (field.startsWith(orderOf)) reorder(result, field.slice(orderOf.length), value, patch, kind, path);
    else if (field.startsWith('$')) continue;
    else if (value === null) delete result[field];
    else {
      const order = patch[`${orderOf}${field}`];
      const next = merged(result[field], value, kind, [...path, field]);
      define(result, field, ordered(next, result[field], order ?? value, kind, [...path, field]));
    }
  }
  return result;
}

function merged(before: unknown, value: unknown, kind: string, path: readonly string[]): unknown {
  if (isFields(value)) return strategicPatch(isFields(before) ? before : {}, value, kind, path);
  if (Array.isArray(value)) return mergedList(Array.isArray(before) ? before : [], value, kind, path);
  return value;
}

function mergedList(
  before: readonly unknown[],
  patch: readonly unknown[],
  kind: string,
  path: readonly string[],
): unknown[] {
  const rule = listRule(kind, path);
  if (rule.by === 'value') return [...before, ...patch.filter((value) => !before.includes(value))];
  if (rule.by === 'whole' || patch.some((item) => isFields(item) && item['$patch'] === 'replace'))
    return patch.filter((item) => !(isFields(item) && item['$patch'] === 'replace'));
  const result = [...before];
  for (const item of patch) {
    if (!isFields(item) || !(rule.patchKey in item))
      throw badRequest(`map: ${JSON.stringify(item)} does not contain declared merge key: ${rule.patchKey}`);
    const at = result.findIndex((other) => isFields(other) && other[rule.patchKey] === item[rule.patchKey]);
    if (item['$patch'] === 'delete') {
      if (at >= 0) result.splice(at, 1);
      continue;
    }
    const next = strategicPatch(at >= 0 ? (result[at] as Fields) : {}, item, kind, path);
    if (at >= 0) result[at] = next;
    else result.push(next);
  }
  return result;
}

function retained(document: Fields, keys: unknown): Fields {
  if (!Array.isArray(keys)) return { ...document };
  return Object.fromEntries(Object.entries(document).filter(([field]) => keys.includes(field)));
}

const withoutDirectives = (patch: Fields): Fields =>
  Object.fromEntries(Object.entries(patch).filter(([field]) => !field.startsWith('$')));

function removeValues(result: Fields, field: string, values: unknown): void {
  const before = result[field];
  if (Array.isArray(before) && Array.isArray(values)) result[field] = before.filter((value) => !values.includes(value));
}

/** An order alone, without changes to the list itself. */
function reorder(
  result: Fields,
  field: string,
  order: unknown,
  patch: Fields,
  kind: string,
  path: readonly string[],
): void {
  if (!(field in patch)) result[field] = ordered(result[field], result[field], order, kind, [...path, field]);
}

/**
 * Puts merged items in the order of kubectl and the real server: those that the patch names in the patch's order, the
 * others where they stood among them before.
 */
function ordered(merged: unknown, before: unknown, order: unknown, kind: string, path: readonly string[]): unknown {
  const rule = listRule(kind, path);
  if (!Array.isArray(merged) || !Array.isArray(before) || !Array.isArray(order) || rule.by === 'whole') return merged;
  const place = (list: readonly unknown[], item: unknown) =>
    list.findIndex((other) =>
      rule.by === 'keys' && isFields(other) && isFields(item)
        ? other[rule.patchKey] === item[rule.patchKey]
        : same(other, item),
    );
  const named = merged.filter((item) => place(order, item) >= 0).toSorted((a, b) => place(order, a) - place(order, b));
  const others = merged.filter((item) => place(order, item) < 0);
  const result: unknown[] = [];
  while (named.length > 0 && others.length > 0) {
    const [other, own] = [place(before, others[0]), place(before, named[0])];
    result.push(other >= 0 && own >= 0 && other < own ? others.shift() : named.shift());
  }
  return [...result, ...named, ...others];
}
