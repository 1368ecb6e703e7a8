import type { Node } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { type Container, lastEnd } from '../containers.ts';
import { perCluster } from '../per-cluster.ts';

/** While K3s stops, programs lose their API server, names and databases; once it is up, they find them again in turn. */
const before = 90_000;
const after = 120_000;
/** Of a container that starts anew for the fifth time, no start of K3s is the reason. */
const fewRestarts = 4;

/**
 * Whether a container fell only because K3s was started anew on its node or on a server, and runs again since. A reboot
 * makes half of a platform fall once; what keeps falling is told at its next fall.
 */
export function isAftermath(cluster: Cluster, container: Container): boolean {
  const { pod, status } = container;
  const end = lastEnd(container);
  if (!end || !status?.state?.running || status.restartCount > fewRestarts || end.reason === 'OOMKilled') return false;
  const at = Date.parse(String(end.finishedAt ?? ''));
  return starts(cluster).some(
    ({ node, server, time }) => (server || node === pod.spec?.nodeName) && at >= time - before && at <= time + after,
  );
}

interface Start {
  readonly node: string;
  readonly server: boolean;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** The last start of K3s on each node, as its kubelet announces it. */
const starts = perCluster((cluster): readonly Start[] =>
  cluster.all('Node').flatMap((node) => {
    const event = cluster
      .events('Node', node)
      .findLast(({ reason, message }) => reason === 'Starting' && /kubelet/.test(message ?? ''));
    return event ? [{ node: node.metadata.name, server: isServer(node), time: eventTime(event) }] : [];
  }),
);

function isServer(node: Node): boolean {
  return node.metadata.labels?.['node-role.kubernetes.io/control-plane'] !== undefined;
}
