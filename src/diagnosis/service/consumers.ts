import type { Evidence } from '../../model/finding.ts';
import type { KindTypes } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf } from '../containers.ts';
import { dependencyOf } from '../crash/dependency.ts';
import { troubles } from '../crash/trouble.ts';
import { fromLog, fromSpec, podRef } from '../evidence.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';

/** Somebody who needs a Service. */
export interface Consumer {
  readonly ref: ObjectRef;
  /** `route`: leads users to it. `dial`: fails because nobody answers there. `name`: names it in its declaration. */
  readonly how: 'route' | 'dial' | 'name';
  /** The Service's port, where it is known. */
  readonly port?: number | string | undefined;
  readonly evidence: Evidence;
}

/** Routes to a Service and programs that fail to reach it. */
export function consumersOf(cluster: Cluster, service: KindTypes['Service']): readonly Consumer[] {
  return known(cluster).get(keyOf(refOf('Service', service))) ?? [];
}

/** Whether a Service is there for users: a route leads to it, or it has a port of its own outside the cluster. */
export function isForUsers(cluster: Cluster, service: KindTypes['Service']): boolean {
  const { type } = service.spec ?? {};
  if (type === 'NodePort' || type === 'LoadBalancer') return true;
  return consumersOf(cluster, service).some(({ how }) => how === 'route');
}

const known = perCluster((cluster): ReadonlyMap<string, readonly Consumer[]> => {
  const all = [...ingresses(cluster), ...ingressRoutes(cluster), ...diallers(cluster)];
  const groups = Map.groupBy(all, ({ service }) => keyOf(service));
  return new Map([...groups].map(([key, list]) => [key, list.map(({ consumer }) => consumer)]));
});

interface Use {
  readonly service: ObjectRef;
  readonly consumer: Consumer;
}

function serviceRef(namespace: string | undefined, name: string): ObjectRef {
  return namespace === undefined ? { kind: 'Service', name } : { kind: 'Service', namespace, name };
}

function ingresses(cluster: Cluster): readonly Use[] {
  return cluster.all('Ingress').flatMap((ingress) => {
    const { spec, metadata } = ingress;
    const ref = refOf('Ingress', ingress);
    const paths = (spec?.rules ?? []).flatMap(({ host, http }) =>
      (http?.paths ?? []).map(({ path, backend }) => ({ at: `${host ?? '*'}${path ?? ''}`, backend })),
    );
    const all = [...paths, ...(spec?.defaultBackend ? [{ at: '*', backend: spec.defaultBackend }] : [])];
    return all.flatMap(({ at, backend }) => {
      const name = backend?.service?.name;
      if (!name) return [];
      const port = backend.service?.port?.number ?? backend.service?.port?.name;
      const evidence = fromSpec(ref, `spec.rules[${at}].backend.service`, `${name}:${port ?? '?'}`);
      return [{ service: serviceRef(metadata.namespace, name), consumer: { ref, how: 'route', port, evidence } }];
    });
  });
}

function ingressRoutes(cluster: Cluster): readonly Use[] {
  return (['IngressRoute', 'IngressRouteTCP'] as const).flatMap((kind) =>
    cluster.all(kind).flatMap((route) =>
      (route.spec?.routes ?? []).flatMap(({ match, services }) =>
        (services ?? []).flatMap(
          ({ name, namespace = route.metadata.namespace, port, kind: of = 'Service' }): Use[] => {
            if (!name || of !== 'Service') return [];
            const ref = refOf(kind, route);
            const evidence = fromSpec(ref, `spec.routes[${match ?? ''}].services`, `${name}:${port ?? '?'}`);
            return [{ service: serviceRef(namespace, name), consumer: { ref, how: 'route', port, evidence } }];
          },
        ),
      ),
    ),
  );
}

function diallers(cluster: Cluster): readonly Use[] {
  return troubles(cluster).flatMap((trouble) => {
    const dependency = dependencyOf(cluster, trouble);
    if (dependency?.destination?.is !== 'service') return [];
    if (!['refused', 'timeout', 'unreachable'].includes(dependency.cause)) return [];
    const { metadata } = dependency.destination.service;
    const evidence = fromLog(trouble.container, dependency.line);
    const consumer: Consumer = { ref: trouble.workload, how: 'dial', port: dependency.address?.port, evidence };
    return [{ service: serviceRef(metadata.namespace, metadata.name), consumer }];
  });
}

/** Programs that name the Service as a host in their command, arguments or readable variables. */
export function namersOf(cluster: Cluster, { metadata }: KindTypes['Service']): readonly Consumer[] {
  return namers(cluster).get(`${metadata.namespace ?? ''}/${metadata.name}`) ?? [];
}

const namers = perCluster((cluster): ReadonlyMap<string, readonly Consumer[]> => {
  const found = cluster.all('Pod').flatMap((pod) => {
    if (pod.metadata.deletionTimestamp || pod.status?.phase === 'Succeeded') return [];
    return containersOf(pod).flatMap(({ spec, name }) => {
      const values = (spec.env ?? []).map(({ value }) => value ?? '');
      return [...(spec.command ?? []), ...(spec.args ?? []), ...values].flatMap((text) =>
        hostsIn(String(text), pod.metadata.namespace ?? '').map((host) => ({ host, text: String(text), pod, name })),
      );
    });
  });
  const groups = Map.groupBy(found, ({ host }) => host);
  return new Map(
    [...groups].map(([host, list]) => [
      host,
      list.slice(0, 4).map(({ pod, name, text }) => ({
        ref: workloadOf(cluster, 'Pod', pod),
        how: 'name' as const,
        evidence: fromSpec(podRef(pod), `spec.containers[${name}]`, text),
      })),
    ]),
  );
});

const hostWord =
  /(^|[\s@=,'"]|\/\/)([a-z][a-z0-9-]{0,62})(?:\.([a-z0-9-]{1,63}))?(?:\.svc[a-z.]{0,60})?(:\d{2,5})?(?=[/\s'",?;]|$)/g;

/** `NAMESPACE/NAME` of each Service that a text may name as a host: before a port, in an address, or with its namespace. */
function hostsIn(text: string, own: string): readonly string[] {
  return [...text.slice(0, 4000).matchAll(hostWord)].flatMap(([, before, name, namespace, port]) => {
    if (!port && !namespace && before !== '//' && before !== '@') return [];
    return [`${namespace ?? own}/${name}`];
  });
}
