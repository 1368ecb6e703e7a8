import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromStatus, podRef } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { servingApi } from './api-service.ts';
import { type Condition, conditionPath, said, secondsSince } from './condition.ts';
import { finalizerOwner, ownersWorkloads, writtenOwners, writtenWorkloads } from './finalizer.ts';

type Namespace = KindTypes['Namespace'];

/** Large namespaces, and pods with their time to end, take minutes. */
const patience = 240;

const telling = new Set([
  'NamespaceDeletionDiscoveryFailure',
  'NamespaceDeletionGroupVersionParsingFailure',
  'NamespaceDeletionContentFailure',
  'NamespaceContentRemaining',
  'NamespaceFinalizersRemaining',
]);

/** A namespace was deleted long ago and is still there: something in it waits for a controller, or an API cannot be asked. */
export const w11NamespaceTerminating: Rule = {
  code: 'W11',
  family: 'workload',
  reads: ['Namespace'],
  consults: ['Pod', 'PersistentVolumeClaim', 'APIService', 'Deployment', 'StatefulSet', 'Service'],
  *check(cluster) {
    for (const namespace of cluster.all('Namespace')) {
      const { deletionTimestamp } = namespace.metadata;
      const seconds = secondsSince(cluster, deletionTimestamp);
      if (!deletionTimestamp || !Number.isFinite(seconds) || seconds < patience) continue;
      const draft = judge(cluster, namespace);
      if (draft) yield draft;
    }
  },
};

function judge(cluster: Cluster, namespace: Namespace): Draft | undefined {
  const { metadata, spec, status } = namespace;
  const conditions: readonly Condition[] = status?.conditions ?? [];
  const telltale = conditions.filter(({ type, status }) => telling.has(type) && status === 'True');
  const own = (metadata.finalizers ?? []).concat((spec?.finalizers ?? []).filter((one) => one !== 'kubernetes'));
  const finalizers = [...new Set([...own, ...telltale.flatMap(finalizersIn)])];
  const pods = cluster.pods(metadata.name);
  // Pods that still have time to end are what the namespace waits for, and it is right to.
  const ending = pods.some((pod) => secondsSince(cluster, pod.metadata.deletionTimestamp) < 0);
  if (ending && finalizers.length === 0 && !telltale.some(({ type }) => /Failure/.test(type))) return undefined;
  const object = refOf('Namespace', namespace);
  const workloads = finalizers.flatMap((one) => ownersWorkloads(cluster, finalizerOwner(one)));
  return {
    severity: 'warning',
    object,
    victims: [object],
    evidence: [
      fromStatus(object, 'metadata.deletionTimestamp', metadata.deletionTimestamp),
      ...telltale.map((condition) => fromStatus(object, conditionPath(condition), said(condition))),
      ...(own.length > 0 ? [fromStatus(object, 'metadata.finalizers', own.join(', '))] : []),
    ],
    parameters: {
      minutes: Math.round(secondsSince(cluster, metadata.deletionTimestamp) / 60),
      remaining: remaining(telltale),
      finalizers: finalizers.join(', ') || '–',
      owners: writtenOwners(finalizers),
      workloads: writtenWorkloads(workloads),
    },
    remedy: remedy(
      'troubleshooting/crash-loop',
      object,
      kubectl(['get', '-o', 'yaml'], object),
      command('kubectl', 'get', 'apiservices'),
      command('kubectl', 'api-resources', '--verbs=list', '--namespaced', '-o', 'name'),
    ),
    blames: [...failingApis(cluster, telltale), ...workloads, ...leftovers(cluster, metadata.name)],
  };
}

/** `Some content in the namespace has finalizers remaining: example.com/cleanup in 2 resource instances, …` */
function finalizersIn({ type, message }: Condition): readonly string[] {
  if (type !== 'NamespaceFinalizersRemaining') return [];
  return [...(message ?? '').matchAll(/([^\s,]+) in \d+ resource instances?/g)].map(([, name]) => name ?? '');
}

/** `widgets.example.com has 1 resource instances`, shortened; the failures' own words where nothing is listed. */
function remaining(conditions: readonly Condition[]): string {
  const left = conditions.find(({ type }) => type === 'NamespaceContentRemaining')?.message ?? '';
  const kinds = [...left.matchAll(/([\w.-]+?)\.? has (\d+) resource instances?/g)];
  if (kinds.length > 0) return kinds.map(([, kind, count]) => `${kind} (${count})`).join(', ');
  return conditions.map(({ message }) => message).find(Boolean) ?? '–';
}

/** API groups that could not be asked, so that nobody knows whether the namespace is empty. */
function failingApis(cluster: Cluster, conditions: readonly Condition[]): readonly ObjectRef[] {
  const words = conditions.filter(({ type }) => /Failure/.test(type)).map(({ message }) => message ?? '');
  const groups = words.flatMap((text) => [...text.matchAll(/([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/v\d\w*/g)]);
  return [...new Set(groups.map(([, group]) => group ?? ''))].flatMap((group) => servingApi(cluster, group));
}

/** What is being deleted in the namespace and has rules of its own. */
function leftovers(cluster: Cluster, name: string): readonly ObjectRef[] {
  const claims = cluster.all('PersistentVolumeClaim').filter(({ metadata }) => metadata.namespace === name);
  const pods = cluster.pods(name).filter(({ metadata }) => metadata.deletionTimestamp);
  return [
    ...pods.map(podRef),
    ...claims
      .filter(({ metadata }) => metadata.deletionTimestamp)
      .map((claim) => refOf('PersistentVolumeClaim', claim)),
  ];
}
