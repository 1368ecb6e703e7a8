import type { KindTypes } from '../../model/kinds.ts';
import type { KubeObject, ObjectRef } from '../../model/object.ts';
import { isSolver } from '../certificate/users.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { type Server, serverOf } from './classes.ts';
import { isIgnored } from './generation.ts';
import { traefiks } from './traefik.ts';

type IngressRoute = KindTypes['IngressRoute'];

/** Where a route sends requests. */
export interface Backend {
  readonly namespace: string;
  readonly name: string;
  /** A number or a name; undefined when none is given. */
  readonly port: number | string | undefined;
  readonly scheme?: string | undefined;
  readonly transport?: string | undefined;
  /** Where it stands in the route. */
  readonly path: string;
}

/** An Ingress or an IngressRoute, in one shape. */
export interface Route {
  readonly ref: ObjectRef;
  readonly object: KubeObject;
  readonly sort: 'Ingress' | 'IngressRoute';
  readonly namespace: string;
  readonly server: Server;
  readonly backends: readonly Backend[];
  readonly secrets: readonly { readonly name: string; readonly path: string }[];
  readonly entryPoints: { readonly names: readonly string[]; readonly path: string };
  /** Hosts and paths as people read them. */
  readonly hosts: readonly string[];
}

/** Objects of one `kubectl apply` find each other within this time. */
const settling = 120_000;

/** Every route that is old enough to be judged; those that are being deleted, answer a challenge or are ignored left out. */
export const routes = perCluster((cluster): readonly Route[] => [
  ...ingresses(cluster).map((ingress) => ofIngress(cluster, ingress)),
  ...(['IngressRoute', 'IngressRouteTCP', 'LegacyIngressRoute'] as const).flatMap((kind) =>
    isIgnored(cluster, kind)
      ? []
      : cluster
          .all(kind)
          .filter((one) => isJudged(cluster, one))
          .map((one) => ofRoute(cluster, kind, one)),
  ),
]);

export const ingresses = perCluster((cluster) =>
  cluster.all('Ingress').filter((ingress) => !isSolver(ingress) && isJudged(cluster, ingress)),
);

export function isJudged(cluster: Cluster, { metadata }: KubeObject): boolean {
  if (metadata.deletionTimestamp || cluster.now - Date.parse(metadata.creationTimestamp ?? '') < settling) return false;
  const home = cluster.get('Namespace', undefined, metadata.namespace ?? '');
  return !home?.metadata.deletionTimestamp && home?.status?.phase !== 'Terminating';
}

function ofIngress(cluster: Cluster, ingress: KindTypes['Ingress']): Route {
  const { metadata, spec } = ingress;
  const namespace = metadata.namespace ?? '';
  const rules = spec?.rules ?? [];
  const backends = rules.flatMap(({ http }, rule) =>
    (http?.paths ?? []).map(({ backend }, path) => ({
      backend,
      path: `spec.rules[${rule}].http.paths[${path}].backend.service`,
    })),
  );
  const all = [
    ...backends,
    ...(spec?.defaultBackend ? [{ backend: spec.defaultBackend, path: 'spec.defaultBackend.service' }] : []),
  ];
  const annotation = 'traefik.ingress.kubernetes.io/router.entrypoints';
  return {
    ref: refOf('Ingress', ingress),
    object: ingress,
    sort: 'Ingress',
    namespace,
    server: serverOf(cluster, ingress),
    backends: all.flatMap(({ backend, path }) => {
      const { name, port } = backend?.service ?? {};
      return name ? [{ namespace, name, port: port?.number ?? port?.name, path }] : [];
    }),
    secrets: (spec?.tls ?? []).flatMap(({ secretName }, index) =>
      secretName ? [{ name: secretName, path: `spec.tls[${index}].secretName` }] : [],
    ),
    entryPoints: { names: wordsOf(metadata.annotations?.[annotation]), path: `metadata.annotations[${annotation}]` },
    hosts: rules.map(({ host = '*' }) => host),
  };
}

/** The values of an annotation that lists several. */
export function wordsOf(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function ofRoute(
  cluster: Cluster,
  kind: 'IngressRoute' | 'IngressRouteTCP' | 'LegacyIngressRoute',
  route: IngressRoute,
): Route {
  const { metadata, spec } = route;
  const namespace = metadata.namespace ?? '';
  const secret = spec?.tls?.secretName;
  return {
    ref: refOf(kind === 'LegacyIngressRoute' ? 'IngressRoute' : kind, route),
    object: route,
    sort: 'IngressRoute',
    namespace,
    server: { by: traefiks(cluster).length > 0 ? 'traefik' : 'other', className: '', program: 'traefik' },
    backends: (spec?.routes ?? []).flatMap(({ services = [] }, index) =>
      services.flatMap(
        ({ name = '', kind: sort = 'Service', namespace: where, port, scheme, serversTransport: transport }, at) =>
          sort === 'Service' && name !== '' && !name.includes('@')
            ? [
                {
                  namespace: where || namespace,
                  name,
                  port,
                  scheme,
                  transport,
                  path: `spec.routes[${index}].services[${at}]`,
                },
              ]
            : [],
      ),
    ),
    secrets: secret ? [{ name: secret, path: 'spec.tls.secretName' }] : [],
    entryPoints: { names: spec?.entryPoints ?? [], path: 'spec.entryPoints' },
    hosts: (spec?.routes ?? []).flatMap(({ match = '' }) =>
      [...match.slice(0, 2000).matchAll(/`([^`]{1,253})`/g)].map(([, host = '']) => host),
    ),
  };
}

/** Whether Traefik itself reads the route. */
export function isTraefiks({ server }: Route): boolean {
  return server.by === 'traefik';
}
