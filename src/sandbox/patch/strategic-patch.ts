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
    else if (field.startsWith('$')) continue;
    else if (value === null) delete result[field];
    else define(result, field, merged(result[field], value, kind, [...path, field]));
  }
  for (const [field, order] of Object.entries(patch))
    if (field.startsWith(orderOf) && Array.isArray(order))
      reorder(result, field.slice(orderOf.length), order, kind, path);
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

/** Items that the patch orders come in that order; those that only the server knows stay behind them. */
function reorder(
  result: Fields,
  field: string,
  order: readonly unknown[],
  kind: string,
  path: readonly string[],
): void {
  const items = result[field];
  const rule = listRule(kind, [...path, field]);
  if (!Array.isArray(items) || rule.by === 'whole') return;
  const place = (item: unknown) => {
    const at = order.findIndex((wanted) =>
      rule.by === 'keys' && isFields(wanted) && isFields(item)
        ? wanted[rule.patchKey] === item[rule.patchKey]
        : same(wanted, item),
    );
    return at < 0 ? order.length : at;
  };
  result[field] = items.toSorted((a, b) => place(a) - place(b));
}
