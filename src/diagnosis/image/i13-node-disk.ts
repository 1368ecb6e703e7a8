import { valueOf } from '../../model/readable.ts';
import type { Cluster } from '../cluster.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { pullByHand, pullDraft } from './draft.ts';

/** The registry gave the image, and the node could not store it: its disk is full or broken, or a layer came damaged. */
export const i13NodeDisk: Rule = {
  code: 'I13',
  family: 'image',
  reads: ['Pod'],
  consults: ['Event', 'Node'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I13')) {
      const name = pull.pod.spec?.nodeName;
      const node = { kind: 'Node', name: name ?? '—' };
      const onDisk = pull.meaning === 'disk' && name !== undefined;
      yield pullDraft(cluster, pull, {
        ...(onDisk && { object: node }),
        related: onDisk || name === undefined ? [] : [{ ...node, role: 'node' }],
        parameters: { node: node.name },
        commands: onDisk
          ? [command('df', '-h', '/var/lib/rancher/k3s'), command('df', '-i', '/var/lib/rancher/k3s'), prune]
          : [command('sudo', 'k3s', 'crictl', 'rmi', pull.image), pullByHand(pull)],
        ...(onDisk && isKnownFull(cluster, name) && { blames: [node] }),
      });
    }
  },
};

const prune = command('sudo', 'k3s', 'crictl', 'rmi', '--prune');

/** Only then is the node's own finding about this: a node may have others, such as a certificate that ends soon. */
function isKnownFull(cluster: Cluster, name: string): boolean {
  const pressure = cluster.node(name)?.status?.conditions?.find(({ type }) => type === 'DiskPressure');
  const disks = valueOf(cluster.host(name)?.filesystems);
  return (
    pressure?.status === 'True' ||
    (disks ?? []).some(({ availableBytes, sizeBytes, readOnly }) => readOnly || availableBytes < sizeBytes * 0.05)
  );
}
