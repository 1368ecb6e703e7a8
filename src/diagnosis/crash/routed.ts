import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';
import { readyEndpoints, workloadsBehind } from './service.ts';

type Service = KindTypes['Service'];

interface Routed {
  readonly host: string;
  readonly service: Service;
}

/** The Services of this cluster to which its own routes send the requests for a host of the outside world. */
export function servicesAt(cluster: Cluster, host: string): readonly Service[] {
  return (byHost(cluster).get(host.toLowerCase()) ?? []).map(({ service }) => service);
}

const identity = /keycloak|\bdex\b|authentik|authelia|zitadel|hydra|kanidm|\bsso\b|\boidc\b|identity/i;

/**
 * Routed Services without a ready endpoint that may be meant by a program which was told so, but does not say whom it asked:
 * those of identity where it speaks of signing in, else the only one.
 */
export function deadRouted(cluster: Cluster, line: string): readonly Service[] {
  const dead = deadServices(cluster);
  if (!/\bOIDC\b|openid|oauth|\bSSO\b|\bSAML\b|JWKS/i.test(line)) return dead.length === 1 ? dead : [];
  return dead.filter((service) =>
    [service.metadata.name, ...workloadsBehind(cluster, service).map(({ name }) => name)].some((name) =>
      identity.test(name),
    ),
  );
}

const deadServices = perCluster((cluster): readonly Service[] => {
  const services = new Set(routed(cluster).map(({ service }) => service));
  return [...services].filter((service) => readyEndpoints(cluster, service) === 0);
});

const byHost = perCluster((cluster) => Map.groupBy(routed(cluster), ({ host }) => host));

const routed = perCluster((cluster): readonly Routed[] => {
  const find = (host: string, namespace: string | undefined, name: string | undefined): readonly Routed[] => {
    const service = name === undefined ? undefined : cluster.get('Service', namespace, name);
    return service ? [{ host: host.toLowerCase(), service }] : [];
  };
  const ingresses = cluster
    .all('Ingress')
    .flatMap(({ metadata, spec }) =>
      (spec?.rules ?? []).flatMap(({ host = '', http }) =>
        (http?.paths ?? []).flatMap(({ backend }) => find(host, metadata.namespace, backend?.service?.name)),
      ),
    );
  const routes = cluster
    .all('IngressRoute')
    .flatMap(({ metadata, spec }) =>
      (spec?.routes ?? []).flatMap(({ match, services = [] }) =>
        hostsIn(match).flatMap((host) =>
          services.flatMap(({ name, namespace = metadata.namespace }) => find(host, namespace, name)),
        ),
      ),
    );
  return [...ingresses, ...routes];
});

/** The names in `Host(\`a.example\`) && PathPrefix(\`/x\`)`. */
function hostsIn(match: string | undefined): readonly string[] {
  return [...String(match ?? '').matchAll(/Host\(([^)]{1,1000})\)/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/[`"']([^`"']{1,253})[`"']/g)].map(([, host = '']) => host),
  );
}
