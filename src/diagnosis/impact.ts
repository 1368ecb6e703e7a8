import type { Kind, KindTypes, Pod } from '../model/kinds.ts';
import { type KubeObject, keyOf, type ObjectRef } from '../model/object.ts';
import type { Cluster } from './cluster.ts';
import { lazily } from './lazily.ts';
import { refOf, workloadOf } from './owners.ts';

/** Says what stops working when given objects do: from node to pod, from claim to pod, from pod to workload, Service and Ingress. */
export class Impact {
  readonly #cluster: Cluster;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** Everything that hangs on the given objects and is hurt itself, without the objects themselves, in order of discovery. */
  of(start: readonly ObjectRef[]): readonly ObjectRef[] {
    const seen = new Set(start.map(keyOf));
    const found: ObjectRef[] = [];
    const queue = [...start];
    for (let next = queue.shift(); next; next = queue.shift()) {
      for (const victim of this.#hurtBy(next)) {
        if (seen.has(keyOf(victim))) continue;
        seen.add(keyOf(victim));
        found.push(victim);
        queue.push(victim);
      }
    }
    return found;
  }

  #hurtBy({ kind, namespace = '', name }: ObjectRef): readonly ObjectRef[] {
    switch (kind) {
      case 'Node':
        return this.#cluster
          .podsOnNode(name)
          .filter(isHurt)
          .map((pod) => refOf('Pod', pod));
      case 'PersistentVolumeClaim':
        return (this.#podsByClaim().get(`${namespace}/${name}`) ?? []).filter(isHurt).map((pod) => refOf('Pod', pod));
      case 'Pod':
        return this.#hurtByPod(namespace, name);
      case 'Service':
        return this.#routesByService().get(`${namespace}/${name}`) ?? [];
      default:
        return isWorkload(kind) ? this.#servicesOf(kind, namespace, name) : [];
    }
  }

  #hurtByPod(namespace: string, name: string): readonly ObjectRef[] {
    const pod = this.#cluster.get('Pod', namespace, name);
    if (!pod) return [];
    const owner = workloadOf(this.#cluster, 'Pod', pod);
    const services = (this.#deadServices().get(namespace) ?? []).filter((service) => selects(service, pod));
    return [...(owner.kind === 'Pod' ? [] : [owner]), ...services.map((service) => refOf('Service', service))];
  }

  /** Services of a workload that has no pod at all, so that none could be reached through its pods. */
  #servicesOf(kind: Kind, namespace: string, name: string): readonly ObjectRef[] {
    const workload = this.#cluster.get(kind, namespace, name) as WithTemplate | undefined;
    const labels = workload?.spec?.template?.metadata?.labels;
    if (!labels) return [];
    const services = this.#deadServices().get(namespace) ?? [];
    return services
      .filter((service) => selects(service, { metadata: { name: '', labels } }))
      .map((service) => refOf('Service', service));
  }

  readonly #podsByClaim = lazily(() => {
    const pods = new Map<string, Pod[]>();
    for (const pod of this.#cluster.all('Pod')) {
      for (const claim of claimsOf(pod)) {
        const key = `${pod.metadata.namespace}/${claim}`;
        pods.set(key, [...(pods.get(key) ?? []), pod]);
      }
    }
    return pods;
  });

  /** Services with a selector and no ready endpoint, by namespace. None when endpoints could not be read. */
  readonly #deadServices = lazily(() => {
    const alive = new Set<string>();
    for (const slice of this.#cluster.all('EndpointSlice')) {
      const service = slice.metadata.labels?.['kubernetes.io/service-name'];
      const ready = slice.endpoints?.some((endpoint) => endpoint.conditions?.ready !== false);
      if (service && ready) alive.add(`${slice.metadata.namespace}/${service}`);
    }
    const services = this.#cluster.canRead('EndpointSlice') ? this.#cluster.all('Service') : [];
    const dead = services.filter(
      ({ metadata, spec }) => spec?.selector && !alive.has(`${metadata.namespace}/${metadata.name}`),
    );
    return Map.groupBy(dead, (service) => service.metadata.namespace ?? '');
  });

  /** Ingresses and IngressRoutes by the Service that they lead to. */
  readonly #routesByService = lazily(() => {
    const routes = new Map<string, ObjectRef[]>();
    const add = (service: string, route: ObjectRef) => {
      const known = routes.get(service);
      if (known) known.push(route);
      else routes.set(service, [route]);
    };
    for (const ingress of this.#cluster.all('Ingress')) {
      for (const service of backendsOf(ingress)) add(service, refOf('Ingress', ingress));
    }
    for (const route of this.#cluster.all('IngressRoute')) {
      for (const service of servicesOf(route)) add(service, refOf('IngressRoute', route));
    }
    return routes;
  });
}

function backendsOf({ metadata, spec }: KindTypes['Ingress']): ReadonlySet<string> {
  const backends = [
    spec?.defaultBackend,
    ...(spec?.rules ?? []).flatMap((rule) => rule.http?.paths ?? []).map((path) => path.backend),
  ];
  const names = backends.flatMap((backend) => backend?.service?.name ?? []);
  return new Set(names.map((name) => `${metadata.namespace}/${name}`));
}

function servicesOf({ metadata, spec }: KindTypes['IngressRoute']): ReadonlySet<string> {
  const services = (spec?.routes ?? []).flatMap((route) => route.services ?? []);
  return new Set(services.map(({ namespace = metadata.namespace, name }) => `${namespace}/${name}`));
}

interface WithTemplate extends KubeObject {
  readonly spec?: { readonly template?: { readonly metadata?: { readonly labels?: Record<string, string> } } };
}

const workloads = new Set<string>(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController']);

function isWorkload(kind: string): kind is Kind {
  return workloads.has(kind);
}

/** Not serving although it should: neither ready nor completed. */
export function isHurt(pod: Pod): boolean {
  if (pod.status?.phase === 'Succeeded') return false;
  return pod.status?.conditions?.find((condition) => condition.type === 'Ready')?.status !== 'True';
}

/** Names of the claims that a pod mounts, those of its generic ephemeral volumes among them. */
export function claimsOf(pod: Pod): readonly string[] {
  return (pod.spec?.volumes ?? []).flatMap((volume) => {
    if (volume.persistentVolumeClaim) return [volume.persistentVolumeClaim.claimName];
    return volume.ephemeral ? [`${pod.metadata.name}-${volume.name}`] : [];
  });
}

function selects(service: { spec?: { selector?: Record<string, string> } }, pod: KubeObject): boolean {
  const wanted = Object.entries(service.spec?.selector ?? {});
  return wanted.length > 0 && wanted.every(([label, value]) => pod.metadata.labels?.[label] === value);
}
