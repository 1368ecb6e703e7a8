import type { Kind, KindTypes, Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf } from '../containers.ts';
import { quantity } from '../quantity.ts';
import { type LabelSelector, requirementsOf, selectsLabels } from '../selector.ts';

export type Autoscaler = KindTypes['HorizontalPodAutoscaler'];
type Metric = NonNullable<NonNullable<Autoscaler['spec']>['metrics']>[number];
type Current = NonNullable<NonNullable<Autoscaler['status']>['currentMetrics']>[number];

const scalable = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);

/** Whether LIONS reads the kind that an autoscaler scales: of others it cannot know whether the object exists. */
export function isScalable(kind: string): kind is Kind {
  return scalable.has(kind);
}

export function targetOf({ metadata, spec }: Autoscaler): ObjectRef {
  const target: { readonly kind?: string; readonly name?: string } | undefined = spec?.scaleTargetRef;
  return { kind: target?.kind ?? '', namespace: metadata.namespace, name: target?.name ?? '' };
}

interface Scaled {
  readonly metadata: { readonly namespace?: string };
  readonly spec?: {
    readonly replicas?: number;
    readonly selector?: object;
    readonly template?: { readonly spec?: Pod['spec'] };
  };
}

export function scaledBy(cluster: Cluster, autoscaler: Autoscaler): Scaled | undefined {
  const { kind, namespace, name } = targetOf(autoscaler);
  return isScalable(kind) ? (cluster.get(kind, namespace, name) as Scaled | undefined) : undefined;
}

/** Pods of the target that the autoscaler counts: those that are neither over nor going. */
export function podsOf(cluster: Cluster, { metadata, spec }: Scaled): readonly Pod[] {
  const selector: LabelSelector = spec?.selector ?? {};
  // An empty selector would take every pod of the namespace; no workload that can be scaled has one.
  if (requirementsOf(selector).length === 0) return [];
  return cluster
    .pods(metadata.namespace)
    .filter((pod) => selectsLabels(selector, pod.metadata.labels))
    .filter(({ metadata, status }) => !metadata.deletionTimestamp && !/Succeeded|Failed/.test(status?.phase ?? ''));
}

/** The resource that a metric measures in per cent of the request, and the one container that it looks at, if only one. */
export function measured(metric: Metric): { readonly resource: string; readonly container?: string } | undefined {
  const { resource, containerResource } = metric;
  if (resource?.target?.type === 'Utilization') return { resource: resource.name };
  if (containerResource?.target?.type === 'Utilization')
    return { resource: containerResource.name, container: containerResource.container };
  return undefined;
}

/** Containers of a pod that declare no request, nor a limit that would stand for it; none when the pod as a whole does. */
export function lacking(pod: Pod, resource: string, only?: string): readonly string[] {
  const whole = pod.spec as { readonly resources?: { readonly requests?: Readonly<Record<string, unknown>> } };
  if (only === undefined && whole?.resources?.requests?.[resource] !== undefined) return [];
  return containersOf(pod)
    .filter(({ role, name }) => role === 'main' && (only === undefined || name === only))
    .filter(({ spec }) => {
      const { requests, limits } = spec.resources ?? {};
      return requests?.[resource] === undefined && limits?.[resource] === undefined;
    })
    .map(({ name }) => name);
}

/** What a metric reads and wants, as far as both are known: `value / target` above 1.1 makes the autoscaler add pods. */
export interface Reading {
  readonly metric: string;
  readonly written: string;
  readonly ratio: number;
}

export function readings({ spec, status }: Autoscaler): readonly Reading[] {
  return (spec?.metrics ?? []).flatMap((metric) => {
    const wanted = sourceOf(metric);
    const current = (status?.currentMetrics ?? []).map(sourceOf).find((one) => one?.name === wanted?.name);
    return wanted && current ? (compare(wanted, current) ?? []) : [];
  });
}

interface Source {
  readonly name: string;
  readonly values: Values;
}

interface Values {
  readonly averageUtilization?: number;
  readonly averageValue?: unknown;
  readonly value?: unknown;
}

function sourceOf(metric: Metric | Current): Source | undefined {
  const { resource, containerResource: own, pods, object, external } = metric as Loose;
  const part = resource ?? own ?? pods ?? object ?? external;
  const values = part?.target ?? part?.current;
  if (!part || !values) return undefined;
  const name = [part.name ?? part.metric?.name ?? metric.type, own?.container].filter(Boolean).join(' ');
  return { name, values };
}

type Part = {
  readonly name?: string;
  readonly container?: string;
  readonly metric?: { readonly name?: string };
  readonly target?: Values;
  readonly current?: Values;
};
type Loose = { readonly [source in 'resource' | 'containerResource' | 'pods' | 'object' | 'external']?: Part };

function compare({ name, values }: Source, current: Source): Reading | undefined {
  for (const field of ['averageUtilization', 'averageValue', 'value'] as const) {
    const [has, wants] = [quantity(current.values[field]), quantity(values[field])];
    if (has === undefined || !wants || !(wants > 0)) continue;
    const unit = field === 'averageUtilization' ? '%' : '';
    const written = `${name} ${String(current.values[field])}${unit} / ${String(values[field])}${unit}`;
    return { metric: name, written, ratio: has / wants };
  }
  return undefined;
}
