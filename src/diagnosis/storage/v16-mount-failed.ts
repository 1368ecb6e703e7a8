import type { Related } from '../../model/finding.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, podRef } from '../evidence.ts';
import { isHurt } from '../impact.ts';
import { workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';
import { claimRef } from './draft.ts';
import { fileServer } from './file-server.ts';
import { type FailedMount, failedMounts } from './mounts.ts';
import { silentHolders } from './silent-holder.ts';
import { standoffs } from './standoff.ts';

/** The volume exists, and the node cannot attach or mount it. */
export const v16MountFailed: Rule = {
  code: 'V16',
  family: 'storage',
  reads: ['Pod', 'Event'],
  consults: ['PersistentVolumeClaim', 'PersistentVolume', 'Node', 'VolumeAttachment', 'Service'],
  *check(cluster) {
    for (const mount of failedMounts(cluster)) {
      const { claim, event, volume } = mount;
      // Its own workload keeps the volume: neither the volume nor a node must change, and X7 tells of it.
      if (claim && standoffs(cluster).get(mount.pod)?.claim === claim) continue;
      const pod = podRef(mount.pod);
      const workload = workloadOf(cluster, 'Pod', mount.pod);
      const node = mount.pod.spec?.nodeName ?? '—';
      const object = claim ? claimRef(claim) : workload;
      const detail = (event.message ?? '').replace(/^\S+ failed for volume "[^"]*"\s*:?\s*/, '');
      const related: Related[] = [{ kind: 'Node', name: node, role: 'node' }];
      yield {
        severity: urgencyOf(cluster, workload),
        object,
        victims: [pod],
        related: claim && workload.kind !== 'Pod' ? [...related, { ...workload, role: 'owner' }] : related,
        evidence: [fromEvent(event)],
        parameters: { volume, node, detail: detail.slice(0, 300) || '—' },
        remedy: remedy(
          'troubleshooting/storage-pending',
          object,
          kubectl('describe', pod),
          ...(claim?.spec?.volumeName ? [kubectl(['get', '-o', 'yaml'], volumeRef(claim.spec.volumeName))] : []),
          command('kubectl', 'get', 'volumeattachments'),
        ),
        blames: guilty(cluster, mount),
      };
    }
  },
};

function volumeRef(name: string): ObjectRef {
  return { kind: 'PersistentVolume', name };
}

/** Pods of the storage driver on the node when it does not answer, what serves the files, and nodes that keep it from coming because they are down. */
function guilty(cluster: Cluster, mount: FailedMount): readonly ObjectRef[] {
  const { pod, event } = mount;
  const message = event.message ?? '';
  if (/list of registered CSI drivers|csi\.sock|csi driver/i.test(message)) {
    const drivers = cluster.podsOnNode(pod.spec?.nodeName ?? '').filter((other) => other !== pod && isHurt(other));
    const broken = drivers.filter(({ metadata }) => /csi|plugin|longhorn/.test(metadata.name));
    if (broken.length > 0) return broken.map(podRef);
  }
  return [...silentHolders(cluster, mount), ...fileServer(cluster, mount)];
}
