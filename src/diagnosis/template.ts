import type { Kind, Pod } from '../model/kinds.ts';
import { type KubeObject, keyOf, type ObjectRef } from '../model/object.ts';
import { refOf, workloadOf } from './owners.ts';
import { perReading } from './per-cluster.ts';

/** What an operator would edit, with the pod that it makes (or would make: it may be scaled to zero or wait for its hour). */
export interface Template {
  readonly ref: ObjectRef;
  /** Without status; its name is the workload's. */
  readonly pod: Pod;
  /** How many it wants; undefined where the kind has no such number. */
  readonly replicas: number | undefined;
}

interface WithTemplate extends KubeObject {
  readonly spec?: {
    readonly replicas?: number;
    readonly template?: PodTemplate;
    readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplate } };
  };
}

interface PodTemplate {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec?: Pod['spec'];
}

export const templateKinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
] as const satisfies readonly Kind[];

/** Every template of the cluster once. A pod whose owner was not read, or that has none, stands for it. */
export const templates = perReading((cluster): readonly Template[] => {
  const found = new Map<string, Template>();
  for (const kind of templateKinds) {
    for (const object of cluster.all(kind) as readonly WithTemplate[]) {
      const isOwned = object.metadata.ownerReferences?.some(({ controller }) => controller);
      const template = object.spec?.template ?? object.spec?.jobTemplate?.spec?.template;
      if (isOwned || !template?.spec || object.metadata.deletionTimestamp) continue;
      const ref = refOf(kind, object);
      found.set(keyOf(ref), { ref, pod: podOf(object, template), replicas: replicasOf(kind, object) });
    }
  }
  for (const pod of cluster.all('Pod')) {
    if (pod.metadata.deletionTimestamp || pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') continue;
    const ref = workloadOf(cluster, 'Pod', pod);
    if (!found.has(keyOf(ref))) found.set(keyOf(ref), { ref, pod, replicas: undefined });
  }
  return [...found.values()];
});

function podOf({ metadata }: KubeObject, template: PodTemplate): Pod {
  const { namespace, name, creationTimestamp } = metadata;
  return {
    metadata: { name, namespace, creationTimestamp, labels: template.metadata?.labels },
    spec: template.spec,
  };
}

function replicasOf(kind: Kind, { spec }: WithTemplate): number | undefined {
  return kind === 'DaemonSet' || kind === 'Job' || kind === 'CronJob' ? undefined : (spec?.replicas ?? 1);
}
