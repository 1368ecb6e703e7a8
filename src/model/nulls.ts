/**
 * The value without nulls, at whatever depth: to Kubernetes a null means the same as absence. The same value when it holds
 * none, as nearly all do: then nothing is copied. Undefined for null itself.
 */
export function withoutNulls<T>(value: T): T | undefined {
  if (value === null) return undefined;
  return holdsNull(value) ? (copied(value) as T) : value;
}

function holdsNull(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null;
  return Array.isArray(value) ? value.some(holdsNull) : Object.values(value).some(holdsNull);
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((part) => part !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(parts.map(([key, part]) => [key, withoutNulls(part)]));
}
