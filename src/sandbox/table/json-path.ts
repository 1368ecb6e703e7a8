import { isFields } from '../fields.ts';

/** The small part of JSONPath that printer columns use: fields, `[0]`, and `[?(@.type=="Ready")]`. */
export function jsonPath(object: unknown, path: string): string | undefined {
  let values: unknown[] = [object];
  for (const step of path.match(/\.[^.[\]]+|\[[^\]]*\]/g) ?? []) {
    values = values.flatMap((value) => follow(value, step));
  }
  const value = values[0];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function follow(value: unknown, step: string): unknown[] {
  if (step.startsWith('.')) {
    const field = step.slice(1);
    return isFields(value) && Object.hasOwn(value, field) ? [value[field]] : [];
  }
  if (!Array.isArray(value)) return [];
  const filter = /^\[\?\(@\.(\w+)\s*==\s*["'](.*)["']\)\]$/.exec(step);
  if (filter) return value.filter((item) => isFields(item) && item[filter[1] ?? ''] === filter[2]);
  if (step === '[*]') return value;
  return value.slice(Number(step.slice(1, -1)), Number(step.slice(1, -1)) + 1);
}
