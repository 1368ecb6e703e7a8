/** The parts of an image reference. */
export interface Reference {
  /** Host with its port; `docker.io` when the reference names none. */
  readonly registry: string;
  /** Without the registry; `library/nginx` for Docker's own images. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const docker = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);

/** Reads an image reference as container runtimes do. Never fails: a malformed one gives parts that are just as malformed. */
export function referenceOf(image: string): Reference {
  const [named = '', digest] = image.split('@', 2);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const path = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  const slash = path.indexOf('/');
  const first = path.slice(0, Math.max(slash, 0));
  const host = /[.:]/.test(first) || first === 'localhost' ? first : undefined;
  const rest = host === undefined ? path : path.slice(slash + 1);
  const registry = registryHost(host ?? 'docker.io');
  const repository = registry === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
  return { registry, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

/** A registry's host in one spelling, from an image or from a pull secret: no scheme, no path, one name for Docker Hub. */
export function registryHost(address: string): string {
  const bare = address.includes('/') ? address.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/s, '') : address;
  const host = bare.toLowerCase();
  return docker.has(host) ? 'docker.io' : host;
}
