import type { KindTypes, Pod } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { makersBehind, podsBehind } from '../selected.ts';
import { type Program, type ServerSort, serverSorts, sortOf } from './server-program.ts';
import { readyEndpoints } from './service.ts';
import { isReady, type Trouble, troubles } from './trouble.ts';

type Service = KindTypes['Service'];

/** A database, a broker or the like that runs in the cluster. */
export interface Server {
  readonly sort: ServerSort;
  readonly namespace: string;
  /** Undefined for a Service of its port that leads to nobody. */
  readonly workload: ObjectRef | undefined;
  readonly pods: readonly Pod[];
  readonly services: readonly Service[];
}

/** Every server of the cluster, by its image, or by the port of its Service where the image is not known. */
export const servers = perCluster((cluster): readonly Server[] => {
  const sorts = new Map<string, { ref: ObjectRef; sort: ServerSort }>();
  const note = (ref: ObjectRef, programs: readonly Program[] | undefined) => {
    if (ref.kind === 'Job' || ref.kind === 'CronJob') return;
    for (const program of programs ?? []) {
      const sort = sortOf(program);
      if (sort && !sorts.has(keyOf(ref))) sorts.set(keyOf(ref), { ref, sort });
    }
  };
  for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet'] as const)
    for (const one of cluster.all(kind)) note(refOf(kind, one), one.spec?.template?.spec?.containers);
  const pods = Map.groupBy(cluster.all('Pod'), (pod) => keyOf(workloadOf(cluster, 'Pod', pod)));
  for (const [first] of pods.values()) if (first) note(workloadOf(cluster, 'Pod', first), first.spec?.containers);
  const services = cluster.all('Service').map((service) => ({ service, behind: behind(cluster, service) }));
  const byImage = [...sorts].map(([key, { ref, sort }]) => ({
    sort,
    namespace: ref.namespace ?? '',
    workload: ref,
    pods: (pods.get(key) ?? []).filter(({ metadata }) => metadata.deletionTimestamp === undefined),
    services: services.filter((one) => one.behind.has(key)).map(({ service }) => service),
  }));
  const known = new Set(byImage.flatMap((server) => server.services));
  const byPort = services.flatMap(({ service, behind: workloads }) => {
    const sort = known.has(service) ? undefined : sortByPort(service);
    return sort && workloads.size === 0
      ? [{ sort, namespace: service.metadata.namespace ?? '', workload: undefined, pods: [], services: [service] }]
      : [];
  });
  return [...byImage, ...byPort];
});

/** The keys of the workloads behind a Service. */
function behind(cluster: Cluster, service: Service): ReadonlySet<string> {
  return new Set([
    ...podsBehind(cluster, service).map((pod) => keyOf(workloadOf(cluster, 'Pod', pod))),
    ...makersBehind(cluster, service).map(({ ref }) => keyOf(ref)),
  ]);
}

function sortByPort({ spec }: Service): ServerSort | undefined {
  if (!spec?.selector || spec.type === 'ExternalName') return undefined;
  return serverSorts.find(({ ports }) => spec.ports?.some(({ port }) => ports.includes(port)));
}

/** The servers that a program may mean which says of a sort only that it cannot reach it. */
export interface Meant {
  /** Those that do not serve and by which its failure is explained; empty when that is not sure. */
  readonly ill: readonly Server[];
  /** The only one of the program's own namespace. */
  readonly only: Server | undefined;
}

/**
 * Servers of the program's own namespace come first. Elsewhere a server counts only where it is the only one of its sort, in
 * a namespace that others share: the database of another application is nobody's business.
 */
export function serversMeant(cluster: Cluster, trouble: Trouble, sorts: readonly ServerSort[]): Meant {
  const namespace = trouble.container.pod.metadata.namespace ?? '';
  const all = servers(cluster).filter(
    ({ sort, workload }) => sorts.includes(sort) && (!workload || keyOf(workload) !== keyOf(trouble.workload)),
  );
  const near = all.filter((server) => server.namespace === namespace);
  if (near.length > 0) {
    const own = near.filter((server) => near.length === 1 || isKin(trouble, server));
    const fitting = own.length > 0 ? own : near;
    return { ill: explaining(cluster, fitting), only: fitting.length === 1 ? fitting[0] : undefined };
  }
  const [first] = all;
  const shared =
    first !== undefined && all.every((one) => one.namespace === first.namespace) && isShared(cluster, first);
  return { ill: shared && all.every((server) => isIll(cluster, server)) ? all : [], only: undefined };
}

/** All of them where none serves, else the only one that does not; a replica that is away keeps nobody from the primary. */
function explaining(cluster: Cluster, fitting: readonly Server[]): readonly Server[] {
  const ill = fitting.filter((server) => isIll(cluster, server));
  if (ill.length === fitting.length) return ill;
  return ill.length === 1 &&
    !ill.some(({ workload }) => /replica|slave|second|read|standby|follower/.test(workload?.name ?? ''))
    ? ill
    : [];
}

function isIll(cluster: Cluster, { workload, pods, services }: Server): boolean {
  if (!workload) return services.some((service) => readyEndpoints(cluster, service) === 0);
  const failing = failingPods(cluster);
  return pods.every((pod) => !isReady(pod) || failing.has(pod));
}

const failingPods = perCluster((cluster) => new Set(troubles(cluster).map(({ container }) => container.pod)));

/** Whether program and server belong together: one release, or a Secret that both use or that is named after the server. */
function isKin({ container: { pod, spec } }: Trouble, server: Server): boolean {
  const release = releaseOf(pod);
  const [first] = server.pods;
  if (release !== undefined && first && releaseOf(first) === release) return true;
  const names = [
    ...(server.workload ? [server.workload.name] : []),
    ...server.services.map(({ metadata }) => metadata.name),
  ];
  const theirs = new Set([...names, ...(first?.spec?.containers ?? []).flatMap(sourcesOf)]);
  const word = (server.sort.technology.split('/')[0] ?? '').toLowerCase().slice(0, 5);
  return (
    sourcesOf(spec).some((name) => theirs.has(name)) ||
    (spec.env ?? []).some(({ name }) => name.toLowerCase().includes(word))
  );
}

function releaseOf({ metadata: { labels } }: Pod): string | undefined {
  return labels?.['app.kubernetes.io/instance'] ?? labels?.['release'];
}

/** The Secrets from which a container's variables come. */
function sourcesOf({ env = [], envFrom = [] }: Trouble['container']['spec']): readonly string[] {
  return [
    ...env.map(({ valueFrom }) => valueFrom?.secretKeyRef?.name),
    ...envFrom.map(({ secretRef }) => secretRef?.name),
  ].filter((name) => name !== undefined);
}

/** Whether a namespace is there for the servers in it: its name says so, or nothing else runs there. */
function isShared(cluster: Cluster, { namespace }: Server): boolean {
  if (
    /data|db|sql|postgres|maria|mongo|redis|cache|queue|broker|messag|kafka|rabbit|infra|shared|middleware|common/.test(
      namespace,
    )
  )
    return true;
  const own = new Set(servers(cluster).map(({ workload }) => (workload ? keyOf(workload) : '')));
  return cluster.pods(namespace).every((pod) => own.has(keyOf(workloadOf(cluster, 'Pod', pod))));
}
