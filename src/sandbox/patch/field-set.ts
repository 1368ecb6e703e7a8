import { type Fields, isFields } from '../fields.ts';
import { same } from './json-patch.ts';
import { isWholeMap, itemKey, listRule } from './lists.ts';

/**
 * Leaves of an object, each a path whose steps are written as in `managedFields`: `f:name` for a field,
 * `k:{"name":"app"}` for a list item by its keys, `v:"x"` for an item by its value, `.` for the item itself.
 */
export type FieldSet = ReadonlyMap<string, Leaf>;

interface Leaf {
  readonly steps: readonly string[];
  readonly value: unknown;
}

/** Identity and bookkeeping that nobody owns. */
const unowned = new Set(
  [
    'name',
    'namespace',
    'uid',
    'resourceVersion',
    'generation',
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'managedFields',
    'selfLink',
  ].map((field) => `f:metadata\0f:${field}`),
);

/** @param kind undefined for custom resources */
export function fieldSet(object: Fields, kind: string | undefined): FieldSet {
  const leaves = new Map<string, Leaf>();
  const { apiVersion: _, kind: __, ...rest } = object;
  collect(rest, [], [], kind, leaves);
  for (const key of leaves.keys()) if (unowned.has(key)) leaves.delete(key);
  return leaves;
}

function collect(
  value: unknown,
  steps: string[],
  names: string[],
  kind: string | undefined,
  leaves: Map<string, Leaf>,
): void {
  const leaf = () => leaves.set(steps.join('\0'), { steps, value });
  if (isFields(value)) {
    const entries = Object.entries(value);
    if (steps.length > 0 && (entries.length === 0 || isWholeMap(kind, names))) return void leaf();
    for (const [field, inner] of entries) collect(inner, [...steps, `f:${field}`], [...names, field], kind, leaves);
    return;
  }
  if (!Array.isArray(value)) return void leaf();
  const rule = listRule(kind, names);
  if (rule.by === 'whole' || value.length === 0) return void leaf();
  for (const item of value) {
    const own = [
      ...steps,
      rule.by === 'keys' && isFields(item) ? `k:${itemKey(item, rule.keys)}` : `v:${JSON.stringify(item)}`,
    ];
    if (rule.by === 'value' || !isFields(item)) {
      leaves.set(own.join('\0'), { steps: own, value: item });
      continue;
    }
    const self = [...own, '.'];
    leaves.set(self.join('\0'), { steps: self, value: true });
    collect(item, own, names, kind, leaves);
  }
}

/** Paths whose value is new or differs from before. */
export function changedPaths(before: FieldSet, after: FieldSet): string[] {
  return [...after]
    .filter(([key, leaf]) => !before.has(key) || !same(before.get(key)?.value, leaf.value))
    .map(([key]) => key);
}

/** As `fieldsV1` is written. */
export function toFieldsV1(paths: Iterable<string>): Fields {
  const root: Fields = {};
  for (const path of paths) {
    let node = root;
    for (const step of path.split('\0')) node = (node[step] ??= {}) as Fields;
  }
  return root;
}

export function fromFieldsV1(fields: unknown, steps: readonly string[] = []): string[] {
  if (!isFields(fields)) return [];
  return Object.entries(fields).flatMap(([step, inner]) => {
    const path = [...steps, step];
    return isFields(inner) && Object.keys(inner).length > 0 ? fromFieldsV1(inner, path) : [path.join('\0')];
  });
}

/** As conflicts name a field: `.spec.containers[name="app"].image`. */
export function readablePath(path: string): string {
  const steps = path.split('\0').map((step) => {
    if (step.startsWith('f:')) return `.${step.slice(2)}`;
    if (step.startsWith('v:')) return `[=${step.slice(2)}]`;
    if (!step.startsWith('k:')) return '';
    const keys = Object.entries(JSON.parse(step.slice(2)) as Fields);
    return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
  });
  return steps.join('');
}
