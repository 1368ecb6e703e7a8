import type { Cluster } from '../cluster.ts';
import type { Container } from '../containers.ts';

/** A variable whose value holds `$(NAME)` that Kubernetes leaves as it stands. */
export interface Literal {
  readonly variable: string;
  /** NAME. */
  readonly refers: string;
  /** The variable further down that defines it; undefined when none does. */
  readonly later: string | undefined;
}

/**
 * Values that the kubelet cannot expand: it knows only what `envFrom`, Services and earlier entries of the list define.
 * Names that might come from an unreadable ConfigMap or Secret are given the benefit of the doubt, and so are names in small
 * letters, since `$(date)` is meant for a shell.
 */
export function literalsOf(cluster: Cluster, container: Container): readonly Literal[] {
  const env = container.spec.env ?? [];
  const known = new Set<string>();
  const literals: Literal[] = [];
  for (const [index, entry] of env.entries()) {
    for (const refers of referencesIn(entry.value ?? '')) {
      if (known.has(refers)) continue;
      const later = env.slice(index + 1).find(({ name }) => name === refers)?.name;
      if (later !== undefined || isSurelyUndefined(cluster, container, refers, entry.name))
        literals.push({ variable: entry.name, refers, later });
    }
    known.add(entry.name);
  }
  return literals.filter(({ refers }) => !isFromSource(cluster, container, refers));
}

/** Names in `$(NAME)`; `$$(NAME)` is an escape. */
function referencesIn(value: string): readonly string[] {
  if (value.length > 10_000 || !value.includes('$(')) return [];
  const unescaped = value.replaceAll('$$', '');
  return [...unescaped.matchAll(/\$\(([A-Za-z_][A-Za-z0-9_.-]{0,200})\)/g)].flatMap(([, name]) => name ?? []);
}

function isSurelyUndefined(cluster: Cluster, container: Container, name: string, self: string): boolean {
  if (name === self || !/^[A-Z][A-Z0-9_]+$/.test(name)) return false;
  // Services put their own variables into every container: WEB_SERVICE_HOST, WEB_PORT_80_TCP…
  if (/_SERVICE_(?:HOST|PORT)|_PORT(?:_|$)|^KUBERNETES_/.test(name)) return false;
  return sources(container).every(({ kind, name: source, prefix }) => {
    const found = cluster.get(kind, container.pod.metadata.namespace, source);
    return found?.keys !== undefined && !found.keys.some((key) => `${prefix}${key}` === name);
  });
}

function isFromSource(cluster: Cluster, container: Container, name: string): boolean {
  return sources(container).some(({ kind, name: source, prefix }) => {
    const found = cluster.get(kind, container.pod.metadata.namespace, source);
    return found?.keys === undefined || found.keys.some((key) => `${prefix}${key}` === name);
  });
}

function sources({ spec }: Container) {
  return (spec.envFrom ?? []).flatMap(({ prefix = '', configMapRef, secretRef }) => [
    ...(configMapRef?.name ? [{ kind: 'ConfigMap' as const, name: configMapRef.name, prefix }] : []),
    ...(secretRef?.name ? [{ kind: 'Secret' as const, name: secretRef.name, prefix }] : []),
  ]);
}
