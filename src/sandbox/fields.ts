/** A JSON object whose fields are not known to us: the sandbox keeps whatever it is given, as the API server does. */
export type Fields = Record<string, unknown>;

export interface StoredMetadata extends Fields {
  name: string;
  namespace?: string;
  uid: string;
  resourceVersion: string;
  creationTimestamp: string;
  generation?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
}

export interface OwnerReference extends Fields {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
}

/** An object as the store holds it. Never changed in place: a new version replaces it. */
export interface StoredObject extends Fields {
  apiVersion: string;
  kind: string;
  metadata: StoredMetadata;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a path such as `spec.template`; empty when it is absent or something else. */
export function fieldsAt(object: unknown, path: string): Fields {
  const value = valueAt(object, path);
  return isFields(value) ? value : {};
}

/** The list under a path; empty when it is absent or something else. */
export function listAt(object: unknown, path: string): unknown[] {
  const value = valueAt(object, path);
  return Array.isArray(value) ? value : [];
}

export function textAt(object: unknown, path: string): string | undefined {
  const value = valueAt(object, path);
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(object: unknown, path: string): number | undefined {
  const value = valueAt(object, path);
  return typeof value === 'number' ? value : undefined;
}

export function valueAt(object: unknown, path: string): unknown {
  let value = object;
  for (const step of path.split('.')) {
    if (!isFields(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** RFC 3339 without fractions, as Kubernetes writes `metav1.Time`. */
export function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
