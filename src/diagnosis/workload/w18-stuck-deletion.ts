import type { Kind } from '../../model/kinds.ts';
import type { KubeObject, ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { secondsSince } from './condition.ts';
import { finalizerOwner, ownersWorkloads, writtenOwners, writtenWorkloads } from './finalizer.ts';

const patience = 600;

/** Kinds whose objects are known to get stuck; pods, claims, volumes and namespaces have rules of their own. */
const kinds = [
  'Certificate',
  'Challenge',
  'ClusterIssuer',
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HelmChart',
  'Ingress',
  'IngressRoute',
  'Issuer',
  'Job',
  'Node',
  'Order',
  'ReplicaSet',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
  'VolumeAttachment',
] as const satisfies readonly Kind[];

/** An object was deleted long ago and is still there, because nobody takes its finalizer away. */
export const w18StuckDeletion: Rule = {
  code: 'W18',
  family: 'workload',
  reads: [],
  consults: kinds,
  *check(cluster) {
    const held = kinds.flatMap((kind) => heldOf(cluster, kind));
    // Fifty Challenges that wait for the same controller are one trouble.
    const alike = ({ object, finalizers }: Held) => [object.kind, object.namespace ?? '', ...finalizers].join(' ');
    for (const group of Map.groupBy(held, alike).values()) yield draft(cluster, group);
  },
};

interface Held {
  readonly object: ObjectRef;
  readonly since: string;
  readonly finalizers: readonly string[];
}

function heldOf(cluster: Cluster, kind: Kind): readonly Held[] {
  return (cluster.all(kind) as readonly KubeObject[]).flatMap((one) => {
    const { deletionTimestamp, finalizers = [] } = one.metadata;
    const seconds = secondsSince(cluster, deletionTimestamp);
    if (!deletionTimestamp || finalizers.length === 0 || !Number.isFinite(seconds) || seconds < patience) return [];
    return [{ object: refOf(kind, one), since: deletionTimestamp, finalizers }];
  });
}

function draft(cluster: Cluster, group: readonly Held[]): Draft {
  const [first] = group.toSorted((a, b) => a.since.localeCompare(b.since)) as [Held, ...Held[]];
  const { object, since, finalizers } = first;
  const workloads = finalizers.flatMap((name) => ownersWorkloads(cluster, finalizerOwner(name)));
  return {
    severity: 'warning',
    object,
    victims: group.map((one) => one.object),
    evidence: [
      fromStatus(object, 'metadata.deletionTimestamp', since),
      fromStatus(object, 'metadata.finalizers', finalizers.join(', ')),
    ],
    parameters: {
      minutes: Math.round(secondsSince(cluster, since) / 60),
      finalizers: finalizers.join(', '),
      owners: writtenOwners(finalizers),
      workloads: writtenWorkloads(workloads),
    },
    remedy: remedy(
      'troubleshooting/crash-loop',
      object,
      kubectl(['get', '-o', 'yaml'], object),
      kubectl('describe', object),
    ),
    blames: [...(object.namespace === undefined ? [] : [{ kind: 'Namespace', name: object.namespace }]), ...workloads],
  };
}
