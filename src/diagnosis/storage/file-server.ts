import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { destinationOf, workloadsBehind } from '../crash/service.ts';
import { refOf, workloadOf } from '../owners.ts';
import type { FailedMount } from './mounts.ts';

type Volume = KindTypes['PersistentVolume'];

const unanswered =
  /timed? ?out|refused|no route to host|unreachable|host is down|DeadlineExceeded|context deadline exceeded|not responding|error\(11[0-3]\)/i;

/** What serves the files that cannot be mounted, where it runs in this cluster: a Service and its pods, or a node itself. */
export function fileServer(cluster: Cluster, { pod, volume, claim, event }: FailedMount): readonly ObjectRef[] {
  if (!unanswered.test(event.message ?? '')) return [];
  const bound = cluster.get('PersistentVolume', undefined, claim?.spec?.volumeName ?? '');
  const inline = pod.spec?.volumes?.find(({ name }) => name === volume)?.nfs?.server;
  const host = inline ?? serverOf(bound);
  if (!host) return [];
  const destination = destinationOf(cluster, host, pod.metadata.namespace ?? '');
  switch (destination.is) {
    case 'service':
      return [refOf('Service', destination.service), ...workloadsBehind(cluster, destination.service)];
    case 'pod':
      return [refOf('Pod', destination.pod), workloadOf(cluster, 'Pod', destination.pod)];
    default:
      return nodesAt(cluster, host);
  }
}

function serverOf(volume: Volume | undefined): string | undefined {
  const { nfs, csi } = volume?.spec ?? {};
  const { server, source, share } = csi?.volumeAttributes ?? {};
  // A share of Windows is written `//server/share`.
  return nfs?.server ?? server ?? /^\/\/([^/]+)/.exec(source ?? share ?? '')?.[1];
}

function nodesAt(cluster: Cluster, host: string): readonly ObjectRef[] {
  return cluster
    .all('Node')
    .filter(
      ({ metadata, status }) =>
        metadata.name === host || (status?.addresses ?? []).some(({ address }) => address === host),
    )
    .map((node) => refOf('Node', node));
}
