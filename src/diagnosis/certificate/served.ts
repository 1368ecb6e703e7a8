import type { KindTypes, SecretKeys } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { podsBehind } from '../selected.ts';
import { certificatesOf, writersOf } from './shared-secret.ts';
import { mountedBy } from './users.ts';
import { wishes } from './wish.ts';

type Service = KindTypes['Service'];

/** What shows a certificate to those who call a host: the objects whose trouble would explain that they do not trust it. */
export function certificatesAt(cluster: Cluster, host: string): readonly ObjectRef[] {
  const { exact, wild } = byHost(cluster);
  const name = host.toLowerCase().replace(/\.$/, '');
  return exact.get(name) ?? wild.get(name.slice(name.indexOf('.') + 1)) ?? [];
}

/** The same for a Service of the cluster: what its pods mount, for they end TLS themselves. */
export function certificatesBehind(cluster: Cluster, service: Service): readonly ObjectRef[] {
  const { externalName, type } = service.spec ?? {};
  if (type === 'ExternalName') return externalName ? certificatesAt(cluster, externalName) : [];
  const secrets = podsBehind(cluster, service).flatMap((pod) =>
    mountedBy(pod).map((name) => ({ namespace: pod.metadata.namespace, name })),
  );
  return unique([
    ...secrets.flatMap(({ namespace, name }) =>
      isTls(cluster, namespace, name) ? held(cluster, namespace, name) : [],
    ),
    ...madeFor(cluster, service),
  ]);
}

/** Certificates that carry the Service's own name: operators read such Secrets by themselves, and no pod mounts them. */
function madeFor(cluster: Cluster, { metadata: { name, namespace = '' } }: Service): readonly ObjectRef[] {
  const names = [`${name}.${namespace}`, `${name}.${namespace}.svc`, `${name}.${namespace}.svc.cluster.local`];
  const secrets = names.flatMap((one) => byName(cluster).get(one) ?? []);
  return secrets
    .filter(({ metadata }) => metadata.namespace === namespace)
    .flatMap(({ metadata }) => held(cluster, namespace, metadata.name));
}

/** TLS Secrets by the names of which their certificates speak. */
const byName = perCluster((cluster): ReadonlyMap<string, readonly SecretKeys[]> => {
  const pairs = cluster.all('Secret').flatMap((secret) => {
    const { certificate } = secret;
    if (!certificate || 'problem' in certificate || certificate.authority) return [];
    return (certificate.names ?? []).map((name) => ({ name: name.toLowerCase(), secret }));
  });
  const groups = Map.groupBy(pairs, ({ name }) => name);
  return new Map([...groups].map(([name, list]) => [name, list.map(({ secret }) => secret)]));
});

/** The Secret, and the Certificates that fill it. */
export function held(cluster: Cluster, namespace: string | undefined, name: string): readonly ObjectRef[] {
  return [{ kind: 'Secret', namespace, name }, ...certificatesOf(cluster, namespace, name)];
}

function isTls(cluster: Cluster, namespace: string | undefined, name: string): boolean {
  const secret = cluster.get('Secret', namespace, name);
  return secret?.certificate !== undefined || writersOf(cluster, namespace, name).length > 0;
}

interface Shown {
  readonly host: string;
  readonly refs: readonly ObjectRef[];
}

const byHost = perCluster((cluster) => {
  const exact = new Map<string, ObjectRef[]>();
  const wild = new Map<string, ObjectRef[]>();
  for (const { host, refs } of [...ofIngresses(cluster), ...ofRoutes(cluster)]) {
    const name = host.toLowerCase();
    const [index, key] = name.startsWith('*.') ? [wild, name.slice(2)] : [exact, name];
    const known = index.get(key);
    if (known) known.push(...refs);
    else index.set(key, [...refs]);
  }
  return { exact, wild };
});

function ofIngresses(cluster: Cluster): readonly Shown[] {
  const unserved = new Set(wishes(cluster).flatMap(({ ref, unserved }) => (unserved ? [keyOf(ref)] : [])));
  return cluster.all('Ingress').flatMap((ingress) => {
    const { metadata, spec } = ingress;
    const ref = refOf('Ingress', ingress);
    const hosts = (spec?.rules ?? []).flatMap(({ host }) => (host ? [host] : []));
    // It asks for a certificate and gets none, so that callers are shown the controller's own.
    const lacking = unserved.has(keyOf(ref)) ? [ref] : [];
    const named = (spec?.tls ?? []).flatMap(({ hosts: own, secretName }) => {
      const refs = secretName ? shown(cluster, metadata.namespace, secretName, ref) : [];
      return (own?.length ? own : hosts).map((host) => ({ host, refs: [...refs, ...lacking] }));
    });
    const bare = hosts.filter((host) => !named.some((one) => one.host === host));
    return [...named, ...bare.map((host) => ({ host, refs: [...defaults(cluster), ...lacking] }))];
  });
}

function ofRoutes(cluster: Cluster): readonly Shown[] {
  const wishing = new Set(wishes(cluster).map(({ ref }) => keyOf(ref)));
  return (['IngressRoute', 'IngressRouteTCP'] as const).flatMap((kind) =>
    cluster.all(kind).flatMap((route) => {
      const { metadata, spec } = route;
      const secret = spec?.tls?.secretName;
      const ref = refOf(kind, route);
      const lacking = wishing.has(keyOf(ref)) ? [ref] : [];
      const refs = secret ? shown(cluster, metadata.namespace, secret, ref) : defaults(cluster);
      return (spec?.routes ?? []).flatMap(({ match }) =>
        hostsIn(match).map((host) => ({ host, refs: [...refs, ...lacking] })),
      );
    }),
  );
}

/** A Secret that is not there is the trouble of the route that names it. */
function shown(cluster: Cluster, namespace: string | undefined, name: string, route: ObjectRef): readonly ObjectRef[] {
  const refs = held(cluster, namespace, name);
  return cluster.exists('Secret', namespace, name) === 'no' ? [...refs, route] : refs;
}

/** What Traefik shows for names that have no certificate of their own. */
const defaults = perCluster((cluster): readonly ObjectRef[] =>
  cluster.all('TLSStore').flatMap(({ metadata, spec }) => {
    const { defaultCertificate } = (spec ?? {}) as { defaultCertificate?: { secretName?: string } };
    const name = defaultCertificate?.secretName;
    return metadata.name === 'default' && name ? held(cluster, metadata.namespace, name) : [];
  }),
);

/** The names in `Host(…)`, `HostSNI(…)`. */
function hostsIn(match: unknown): readonly string[] {
  const text = typeof match === 'string' ? match.slice(0, 2000) : '';
  return [...text.matchAll(/Host(?:SNI)?\(([^)]{1,1000})\)/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/[`"']([^`"']{1,253})[`"']/g)].map(([, host = '']) => host),
  );
}

function unique(refs: readonly ObjectRef[]): readonly ObjectRef[] {
  return [...new Map(refs.map((ref) => [keyOf(ref), ref])).values()];
}

/** What is wrong with a certificate that is in use, as its callers would put it. */
export type Ill = 'expired' | 'unknown';

/** TLS Secrets in use whose certificate has expired, is not valid yet or comes from a staging authority. */
export const illSecrets = perCluster((cluster): readonly { readonly secret: SecretKeys; readonly ill: Ill }[] =>
  cluster.all('Secret').flatMap((secret) => {
    const ill = illOf(cluster, secret);
    return ill ? [{ secret, ill }] : [];
  }),
);

export const stagingAuthority = /\(STAGING\)|Fake LE|STAGING/;

function illOf(cluster: Cluster, { certificate }: SecretKeys): Ill | undefined {
  if (!certificate || 'problem' in certificate) return undefined;
  const { notAfter, notBefore, issuer } = certificate;
  if (Date.parse(notAfter) <= cluster.now || Date.parse(notBefore) > cluster.now) return 'expired';
  return stagingAuthority.test(issuer ?? '') ? 'unknown' : undefined;
}
