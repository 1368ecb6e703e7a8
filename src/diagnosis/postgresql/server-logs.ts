import type { LogRequest } from '../../model/snapshot.ts';
import type { Cluster } from '../cluster.ts';
import { troubles } from '../crash/trouble.ts';
import { isFirstLifeFailed } from './first-start.ts';
import { requestOf } from './said.ts';
import { isServer, servers } from './server.ts';

/** More servers than a small platform has; a large one must not have all its databases' logs read. */
const most = 10;

/**
 * The logs of servers that may know why others fail: of one whose first life ended badly what it said then, and of any while
 * some program of the cluster is in trouble, which may be its client.
 */
export function serverLogs(cluster: Cluster): readonly LogRequest[] {
  const clients = troubles(cluster).some(({ container, workload }) => !isServer(container, workload));
  return servers(cluster)
    .slice(0, most)
    .flatMap(({ container }) => [
      ...(isFirstLifeFailed(container) ? [requestOf(container, true)] : []),
      ...(clients && container.status?.state?.running ? [requestOf(container, false)] : []),
    ]);
}
