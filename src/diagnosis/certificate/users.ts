import type { Pod } from '../../model/kinds.ts';
import type { KubeObject, ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';

/** Who takes a certificate out of a Secret. */
export interface Users {
  /** Ingresses, IngressRoutes and TLSStores: browsers see it. */
  readonly routes: readonly ObjectRef[];
  /** Workloads whose pods mount it, or have parts of it in their environment. */
  readonly workloads: readonly ObjectRef[];
}

const nobody: Users = { routes: [], workloads: [] };

export function usersOf(cluster: Cluster, namespace: string | undefined, secret: string | undefined): Users {
  return (secret && users(cluster).get(`${namespace ?? ''}/${secret}`)) || nobody;
}

interface Growing {
  readonly routes: Map<string, ObjectRef>;
  readonly workloads: Map<string, ObjectRef>;
}

const users = perCluster((cluster): ReadonlyMap<string, Users> => {
  const found = new Map<string, Growing>();
  const add = (sort: keyof Growing, namespace: string | undefined, secret: string | undefined, user: ObjectRef) => {
    if (!secret) return;
    const key = `${namespace ?? ''}/${secret}`;
    const known = found.get(key) ?? { routes: new Map(), workloads: new Map() };
    known[sort].set(`${user.kind}/${user.name}`, user);
    found.set(key, known);
  };
  for (const ingress of cluster.all('Ingress')) {
    if (isSolver(ingress) || ingress.metadata.deletionTimestamp) continue;
    for (const { secretName } of ingress.spec?.tls ?? [])
      add('routes', ingress.metadata.namespace, secretName, refOf('Ingress', ingress));
  }
  for (const kind of ['IngressRoute', 'IngressRouteTCP'] as const) {
    for (const route of cluster.all(kind))
      add('routes', route.metadata.namespace, route.spec?.tls?.secretName, refOf(kind, route));
  }
  for (const store of cluster.all('TLSStore')) {
    for (const secret of secretsOfStore(store.spec))
      add('routes', store.metadata.namespace, secret, refOf('TLSStore', store));
  }
  for (const pod of cluster.all('Pod')) {
    if (pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') continue;
    for (const secret of mountedBy(pod))
      add('workloads', pod.metadata.namespace, secret, workloadOf(cluster, 'Pod', pod));
  }
  return new Map(
    [...found].map(([key, { routes, workloads }]) => [
      key,
      { routes: [...routes.values()], workloads: [...workloads.values()] },
    ]),
  );
});

/** The Secrets that a pod mounts, or of which it takes single keys as variables. */
export function mountedBy({ spec }: Pod): readonly string[] {
  const volumes = (spec?.volumes ?? []).flatMap(({ secret, projected }) => [
    secret?.secretName,
    ...(projected?.sources ?? []).map((source) => source.secret?.name),
  ]);
  const variables = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].flatMap(({ env }) =>
    (env ?? []).map(({ valueFrom }) => valueFrom?.secretKeyRef?.name),
  );
  return [...new Set([...volumes, ...variables])].flatMap((name) => (name ? [name] : []));
}

interface Store {
  readonly defaultCertificate?: { readonly secretName?: string };
  readonly certificates?: readonly { readonly secretName?: string }[];
}

function secretsOfStore(spec: object | undefined): readonly (string | undefined)[] {
  const { defaultCertificate, certificates } = (spec ?? {}) as Store;
  return [defaultCertificate?.secretName, ...(certificates ?? []).map(({ secretName }) => secretName)];
}

/** Made by cert-manager itself to answer a challenge; it goes when the challenge does. */
export function isSolver({ metadata }: KubeObject): boolean {
  return metadata.labels?.['acme.cert-manager.io/http01-solver'] === 'true';
}
