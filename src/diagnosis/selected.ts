import type { KindTypes, Pod } from '../model/kinds.ts';
import type { ObjectRef } from '../model/object.ts';
import type { Cluster } from './cluster.ts';
import { refOf } from './owners.ts';
import { perReading } from './per-cluster.ts';

type Service = KindTypes['Service'];
export type Labels = Readonly<Record<string, string>>;

/** Whoever makes pods, with the labels that they get. */
export interface Maker {
  readonly ref: ObjectRef;
  readonly labels: Labels;
}

/** The pods that a Service selects, in whatever state, those that are finished or being deleted left out. */
export function podsBehind(cluster: Cluster, service: Service): readonly Pod[] {
  return selectedBy(pods(cluster), service);
}

/** The workloads, scaled to zero or not, whose pods a Service would select. */
export function makersBehind(cluster: Cluster, service: Service): readonly Maker[] {
  return selectedBy(makers(cluster), service);
}

/**
 * Labels that pods get after they were made, from their controller or an operator: which member they are, and who leads.
 * No template has them.
 */
const givenLater =
  /^(?:statefulset\.kubernetes\.io\/pod-name|apps\.kubernetes\.io\/pod-index|pod-template-hash|controller-revision-hash)$|(?:^|[-_./])(?:role|instanceRole|leader|active|primary|master|standby|sealed|initialized|perf-standby)$/i;

/** Whether a Service asks for such a label, beside others that some workload's pods have: then it is no mistake that none has it now. */
export function waitsForRole(cluster: Cluster, service: Service): boolean {
  const selector = Object.entries(service.spec?.selector ?? {});
  const lasting = selector.filter(([label]) => !givenLater.test(label));
  if (lasting.length === selector.length) return false;
  const rest = { ...service, spec: { ...service.spec, selector: Object.fromEntries(lasting) } } as Service;
  if (lasting.length > 0) return makersBehind(cluster, rest).length > 0 || podsBehind(cluster, rest).length > 0;
  const member = service.spec?.selector?.['statefulset.kubernetes.io/pod-name']?.replace(/-\d+$/, '');
  return cluster.get('StatefulSet', service.metadata.namespace, member ?? '') !== undefined;
}

/** Every workload that makes pods, of a namespace. */
export function makersIn(cluster: Cluster, namespace: string): readonly Maker[] {
  return makersByNamespace(cluster).get(namespace) ?? [];
}

/** By one label and by namespace, so that a Service meets few objects. */
type Index<T> = ReadonlyMap<string, readonly { readonly labels: Labels; readonly value: T }[]>;

function selectedBy<T>(index: Index<T>, { metadata, spec }: Service): readonly T[] {
  const wanted = Object.entries(spec?.selector ?? {});
  if (wanted.length === 0 || spec?.type === 'ExternalName') return [];
  const buckets = wanted.map(([label, value]) => index.get(keyOf(metadata.namespace, label, value)) ?? []);
  const [smallest = []] = buckets.toSorted((a, b) => a.length - b.length);
  return smallest
    .filter(({ labels }) => wanted.every(([label, value]) => labels[label] === value))
    .map(({ value }) => value);
}

function indexed<T>(all: readonly (readonly [string | undefined, Labels, T])[]): Index<T> {
  const index = new Map<string, { labels: Labels; value: T }[]>();
  for (const [namespace, labels, value] of all) {
    for (const [label, text] of Object.entries(labels)) {
      const key = keyOf(namespace, label, text);
      const known = index.get(key);
      if (known) known.push({ labels, value });
      else index.set(key, [{ labels, value }]);
    }
  }
  return index;
}

function keyOf(namespace: string | undefined, label: string, value: string): string {
  return `${namespace ?? ''} ${label}=${value}`;
}

const pods = perReading((cluster) =>
  indexed(
    cluster
      .all('Pod')
      .filter(
        ({ metadata, status }) =>
          metadata.deletionTimestamp === undefined && status?.phase !== 'Succeeded' && status?.phase !== 'Failed',
      )
      .map((pod) => [pod.metadata.namespace, pod.metadata.labels ?? {}, pod] as const),
  ),
);

const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'] as const;

const allMakers = perReading((cluster): readonly Maker[] => [
  ...kinds.flatMap((kind) =>
    cluster.all(kind).map((one) => ({ ref: refOf(kind, one), labels: one.spec?.template?.metadata?.labels ?? {} })),
  ),
  ...cluster.all('CronJob').map((one) => ({
    ref: refOf('CronJob', one),
    labels: one.spec?.jobTemplate?.spec?.template?.metadata?.labels ?? {},
  })),
]);

const makers = perReading((cluster) =>
  indexed(allMakers(cluster).map((maker) => [maker.ref.namespace, maker.labels, maker] as const)),
);
const makersByNamespace = perReading((cluster) => Map.groupBy(allMakers(cluster), ({ ref }) => ref.namespace ?? ''));
