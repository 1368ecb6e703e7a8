import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { kubectl } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { draftsOf, type Mistake } from './draft.ts';
import { type Backend, isTraefiks, type Route, routes } from './routes.ts';
import { isOlder, traefiks } from './traefik.ts';
import { saidByTraefik, traefikLogs } from './traefik-log.ts';

type Service = KindTypes['Service'];

/**
 * Traefik speaks TLS to a backend for the look of its port (443, or a name that starts with https), at the address of the
 * pod. No certificate is valid for that, so every request fails unless Traefik is told how to trust it.
 */
export const t14HttpsBackend: Rule = {
  code: 'T14',
  family: 'ingress',
  reads: ['Ingress', 'Service', 'Pod'],
  consults: [
    'IngressRoute',
    'LegacyIngressRoute',
    'IngressClass',
    'Namespace',
    'Node',
    'Deployment',
    'DaemonSet',
    'ServersTransport',
  ],
  *logs(cluster) {
    if (mistakes(cluster).length > 0) yield* traefikLogs(cluster);
  },
  *check(cluster) {
    const said = saidByTraefik(
      cluster,
      /x509|first record does not look like a TLS handshake|tls: failed to verify|HTTP response to HTTPS client/i,
    );
    yield* draftsOf(mistakes(cluster).map((one) => ({ ...one, evidence: [...one.evidence, ...said] })));
  },
};

const mistakes = perCluster((cluster): readonly Mistake[] => {
  const all = traefiks(cluster);
  // One that trusts every backend, or has authorities of its own, may well be in order; what is out of sight, too.
  const plain = all.filter(
    (one) => !one.opaque && !isOlder(one, 2, 0) && !one.args.some((word) => /^--serverstransport\./i.test(word)),
  );
  if (plain.length === 0 || plain.length < all.length) return [];
  return routes(cluster)
    .filter((route) => isTraefiks(route) && route.ref.kind !== 'IngressRouteTCP')
    .flatMap((route) => route.backends.flatMap((backend) => mistakeOf(cluster, route, backend) ?? []));
});

function mistakeOf(cluster: Cluster, route: Route, backend: Backend): Mistake | undefined {
  const service = cluster.get('Service', backend.namespace, backend.name);
  if (!service || service.spec?.type === 'ExternalName') return undefined;
  const port = (service.spec?.ports ?? []).find((one) => one.port === backend.port || one.name === backend.port);
  if (!port || !isTls(service, port, backend)) return undefined;
  const annotations = service.metadata.annotations ?? {};
  if (backend.transport || Object.keys(annotations).some((key) => key.endsWith('/service.serverstransport')))
    return undefined;
  const thing = refOf('Service', service);
  const written = `${port.name ? `${port.name}:` : ''}${port.port}`;
  return {
    user: route.ref,
    thing,
    evidence: [
      fromSpec(route.ref, `${backend.path}.port`, backend.port),
      fromSpec(thing, 'spec.ports', `${written} → ${port.targetPort ?? port.port}`),
    ],
    parameters: {
      service: `${backend.namespace}/${backend.name}`,
      port: written,
      transport: `${backend.namespace}-${backend.name}@kubernetescrd`,
    },
    commands: [kubectl(['get', '-o', 'yaml'], thing)],
  };
}

function isTls(
  { metadata }: Service,
  port: { readonly port?: number; readonly name?: string },
  backend: Backend,
): boolean {
  const scheme = backend.scheme ?? metadata.annotations?.['traefik.ingress.kubernetes.io/service.serversscheme'];
  if (scheme) return scheme === 'https';
  return port.port === 443 || (port.name ?? '').startsWith('https');
}
