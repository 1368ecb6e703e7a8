import type { ObjectRef } from '../../model/object.ts';

/** `Deployment web`; with its namespace where that is not the one spoken of anyway. */
export function nameOf({ kind, namespace, name }: ObjectRef, home?: string): string {
  return namespace !== undefined && namespace !== home ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}

/** `2 Deployments`, `1 Ingress`. Kinds are English names in every language. */
export function countOf(kind: string, count: number): string {
  return `${count} ${count === 1 ? kind : pluralOf(kind)}`;
}

export function pluralOf(kind: string): string {
  if (/(s|sh|ch|x)$/.test(kind)) return `${kind}es`;
  return /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

/** The first few, and how many more there are. */
export function few<T>(all: readonly T[], most: number): { readonly first: readonly T[]; readonly more: number } {
  // One more fits where “+1 more” would stand.
  const shown = all.length === most + 1 ? all.length : most;
  return { first: all.slice(0, shown), more: Math.max(0, all.length - shown) };
}
