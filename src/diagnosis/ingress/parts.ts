import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { generation } from './generation.ts';
import { isTraefiks, type Route, routes } from './routes.ts';

/** Settings of Traefik's that a route, or the Service behind it, names. */
export type PartKind = 'ServersTransport' | 'TLSOption';

export interface AbsentPart {
  readonly kind: PartKind;
  readonly namespace: string;
  readonly name: string;
  /** Where it is named: the route or a Service. */
  readonly user: ObjectRef;
  readonly route: Route;
  readonly path: string;
  readonly written: string;
}

const service = 'traefik.ingress.kubernetes.io/service.serverstransport';
const tls = 'traefik.ingress.kubernetes.io/router.tls.options';

/** Parts that are named and not there: Traefik then serves none of the routes concerned. */
export const absentParts = perCluster((cluster): readonly AbsentPart[] => {
  // Older ones read an API group whose parts are not known here.
  if (!generation(cluster).ignoresOld) return [];
  return routes(cluster)
    .filter((route) => isTraefiks(route) && route.ref.kind !== 'IngressRouteTCP')
    .flatMap((route) => [...transports(cluster, route), ...options(route)])
    .filter(({ kind, namespace, name }) => cluster.exists(kind, namespace, name) === 'no')
    .filter((part) => !isJoined(cluster, part));
});

function transports(cluster: Cluster, route: Route): readonly AbsentPart[] {
  return route.backends.flatMap(({ namespace, name, transport, path }): readonly AbsentPart[] => {
    const kind = 'ServersTransport';
    if (transport && !transport.includes('@'))
      return [
        {
          kind,
          namespace: route.namespace,
          name: transport,
          user: route.ref,
          route,
          path: `${path}.serversTransport`,
          written: transport,
        },
      ];
    const found = cluster.get('Service', namespace, name);
    const written = found?.metadata.annotations?.[service] ?? '';
    if (!found || transport) return [];
    return inFull(kind, namespace, written).map((part) => ({
      ...part,
      user: refOf('Service', found),
      route,
      path: `metadata.annotations[${service}]`,
    }));
  });
}

function options(route: Route): readonly AbsentPart[] {
  const kind = 'TLSOption';
  const { ref, object, namespace } = route;
  if (route.sort === 'Ingress') {
    const written = object.metadata.annotations?.[tls] ?? '';
    return inFull(kind, namespace, written).map((part) => ({
      ...part,
      user: ref,
      route,
      path: `metadata.annotations[${tls}]`,
    }));
  }
  const { name = '', namespace: where } = (object as KindTypes['IngressRoute']).spec?.tls?.options ?? {};
  // The one named default is there without having been made.
  if (name === '' || name === 'default' || name.includes('@')) return [];
  return [{ kind, namespace: where || namespace, name, user: ref, route, path: 'spec.tls.options', written: name }];
}

/** `namespace-name@kubernetescrd`; names of other providers stand in files. */
function inFull(
  kind: PartKind,
  namespace: string,
  written: string,
): readonly Pick<AbsentPart, 'kind' | 'namespace' | 'name' | 'written'>[] {
  const [, joined] = /^([^@]{1,253})@kubernetescrd$/.exec(written.trim()) ?? [];
  if (joined === undefined) return [];
  const name = joined.startsWith(`${namespace}-`) ? joined.slice(namespace.length + 1) : joined;
  return [{ kind, namespace, name, written }];
}

/** Whether the name was meant for one of another namespace that is there. */
function isJoined(cluster: Cluster, { kind, written }: AbsentPart): boolean {
  return cluster
    .all(kind)
    .some(({ metadata }) => written.trim() === `${metadata.namespace}-${metadata.name}@kubernetescrd`);
}
