import { customKinds, isCustomKind } from '../../model/custom-kinds.ts';
import type { HostFacts } from '../../model/host.ts';
import type { Kind, KindTypes } from '../../model/kinds.ts';
import type { KubeObject } from '../../model/object.ts';
import { type Readable, readable, type Unreadable, unreadable } from '../../model/readable.ts';
import type { Instant, Snapshot } from '../../model/snapshot.ts';

/** The time of every scene; builders count back from it with {@link ago}. */
export const now: Instant = '2026-11-24T02:00:00Z';

/** A cluster for one test: only what is named is there, everything else is readable and empty. */
export interface Scene {
  /** Objects as a snapshot holds them, each with its `kind`. Lists may nest, so that builders of several compose. */
  readonly objects?: Nested<SceneObject>;
  readonly hosts?: Readonly<Record<string, Readable<HostFacts>>>;
  /** By `namespace/pod/container` or `namespace/pod/container/previous`. A string was read; anything else was not. */
  readonly logs?: Readonly<Record<string, string | Unreadable>>;
  readonly unreadable?: Partial<Readonly<Record<Kind, Unreadable>>>;
  /** Why the API server did not answer; then no kind can be read. */
  readonly apiDown?: Unreadable;
  readonly namespaces?: readonly string[];
  /** Kinds of add-ons that the server serves although the scene holds no object of their group. */
  readonly served?: readonly Kind[];
}

export type SceneObject = KubeObject & { readonly kind: string };
export type Nested<T> = readonly (T | Nested<T>)[];

const kinds: Readonly<Record<Kind, true>> = {
  APIService: true,
  Certificate: true,
  CertificateRequest: true,
  Challenge: true,
  ClusterIssuer: true,
  ClusterRole: true,
  ClusterRoleBinding: true,
  ConfigMap: true,
  CronJob: true,
  DaemonSet: true,
  Deployment: true,
  EndpointSlice: true,
  Event: true,
  HelmChart: true,
  HelmChartConfig: true,
  HorizontalPodAutoscaler: true,
  IPAddressPool: true,
  Ingress: true,
  IngressClass: true,
  IngressRoute: true,
  IngressRouteTCP: true,
  Issuer: true,
  Job: true,
  Lease: true,
  LegacyIngressRoute: true,
  LegacyMiddleware: true,
  LimitRange: true,
  Middleware: true,
  MutatingWebhookConfiguration: true,
  Namespace: true,
  NetworkPolicy: true,
  Node: true,
  NodeMetrics: true,
  Order: true,
  PersistentVolume: true,
  PersistentVolumeClaim: true,
  Pod: true,
  PodDisruptionBudget: true,
  PriorityClass: true,
  Prometheus: true,
  PrometheusRule: true,
  ReplicaSet: true,
  ReplicationController: true,
  ResourceQuota: true,
  Role: true,
  RoleBinding: true,
  RuntimeClass: true,
  Secret: true,
  ServersTransport: true,
  Service: true,
  ServiceAccount: true,
  ServiceMonitor: true,
  StatefulSet: true,
  StorageClass: true,
  TLSOption: true,
  TLSStore: true,
  TraefikService: true,
  ValidatingWebhookConfiguration: true,
  VolumeAttachment: true,
};

export const allKinds = Object.keys(kinds) as readonly Kind[];

/** @throws {TypeError} for an object of a kind that no snapshot holds: the test would silently test nothing */
export function snapshotOf(scene: Scene): Snapshot {
  const objects = (scene.objects ?? []).flat(9) as readonly SceneObject[];
  for (const { kind } of objects) if (!(kind in kinds)) throw new TypeError(`a snapshot holds no ${kind}`);
  const byKind = Map.groupBy(objects, (object) => object.kind);
  const part = (kind: Kind): Readable<readonly KindTypes[Kind][]> => {
    const reason = scene.apiDown ?? scene.unreadable?.[kind];
    if (reason) return unreadable(reason.reason, reason.message);
    return readable((byKind.get(kind) ?? []) as unknown as readonly KindTypes[Kind][]);
  };
  return {
    takenAt: now,
    api: scene.apiDown
      ? { ok: false, unreadable: scene.apiDown }
      : readable({ server: 'https://10.0.0.10:6443', version: 'v1.35.4+k3s1' }),
    ...(scene.namespaces && { namespaces: scene.namespaces }),
    absent: absentIn(scene, new Set(byKind.keys() as MapIterator<Kind>)),
    kinds: new Map(allKinds.map((kind) => [kind, part(kind)])),
    hosts: new Map(Object.entries(scene.hosts ?? {})),
    logs: new Map(
      Object.entries(scene.logs ?? {}).map(([key, log]) => [
        key,
        typeof log === 'string' ? readable(log) : unreadable<string>(log.reason, log.message),
      ]),
    ),
  };
}

/** An add-on is there with all its kinds when the scene holds an object of one, or says that it is served. */
function absentIn({ served = [] }: Scene, held: ReadonlySet<Kind>): ReadonlySet<Kind> {
  const groups = new Set([...held, ...served].filter(isCustomKind).map((kind) => customKinds[kind]));
  return new Set(allKinds.filter((kind) => isCustomKind(kind) && !groups.has(customKinds[kind])));
}

/** The instant so many seconds before the scene's time. */
export function ago(seconds: number): Instant {
  return new Date(Date.parse(now) - seconds * 1000).toISOString().replace('.000Z', 'Z');
}
