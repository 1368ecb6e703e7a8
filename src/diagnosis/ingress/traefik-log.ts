import type { Evidence } from '../../model/finding.ts';
import type { LogRequest } from '../../model/snapshot.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf } from '../containers.ts';
import { isReady, readyPods } from '../crash/trouble.ts';
import { fromLog } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import { traefiks } from './traefik.ts';

/** The containers in which Traefik runs, one pod of each workload. */
const running = perCluster((cluster): readonly Container[] =>
  traefiks(cluster).flatMap(({ ref }) => {
    const pod = readyPods(cluster, ref).find(isReady);
    const containers = pod ? containersOf(pod).filter(({ role }) => role === 'main') : [];
    const own = containers.find(({ name, spec }) => /traefik/.test(`${name} ${spec.image ?? ''}`)) ?? containers[0];
    return own ? [own] : [];
  }),
);

/** To be asked for when something of Traefik looks wrong. */
export function traefikLogs(cluster: Cluster): readonly LogRequest[] {
  return running(cluster).map(requestOf);
}

function requestOf({ pod, name }: Container): LogRequest {
  return { namespace: pod.metadata.namespace ?? '', pod: pod.metadata.name, container: name, previous: false };
}

const lines = perCluster((cluster) =>
  running(cluster).flatMap((container) => {
    const log = cluster.log(requestOf(container));
    return log?.ok ? log.value.split('\n').map((line) => ({ container, line })) : [];
  }),
);

/** What Traefik itself said of something: the last line that holds all the words and complains of them. */
export function saidByTraefik(cluster: Cluster, complaint: RegExp, ...words: readonly string[]): readonly Evidence[] {
  const found = lines(cluster).findLast(
    ({ line }) => words.every((word) => word !== '' && line.includes(word)) && complaint.test(line),
  );
  return found ? [fromLog(found.container, found.line)] : [];
}
