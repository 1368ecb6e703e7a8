import type { Kind } from '../../model/kinds.ts';
import type { KubeObject } from '../../model/object.ts';
import { fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
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
    for (const kind of kinds) {
      for (const one of cluster.all(kind) as readonly KubeObject[]) {
        const { deletionTimestamp, namespace, finalizers = [] } = one.metadata;
        if (!deletionTimestamp || finalizers.length === 0) continue;
        const seconds = secondsSince(cluster, deletionTimestamp);
        if (!Number.isFinite(seconds) || seconds < patience) continue;
        const object = refOf(kind, one);
        const workloads = finalizers.flatMap((name) => ownersWorkloads(cluster, finalizerOwner(name)));
        yield {
          severity: 'warning',
          object,
          victims: [object],
          evidence: [
            fromStatus(object, 'metadata.deletionTimestamp', deletionTimestamp),
            fromStatus(object, 'metadata.finalizers', finalizers.join(', ')),
          ],
          parameters: {
            minutes: Math.round(seconds / 60),
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
          blames: [...(namespace === undefined ? [] : [{ kind: 'Namespace', name: namespace }]), ...workloads],
        };
      }
    }
  },
};
