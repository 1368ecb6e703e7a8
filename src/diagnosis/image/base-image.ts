import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import type { Pull } from './pull.ts';
import { referenceOf } from './reference.ts';

/** Kubelet tries again every few seconds; an older failure was overcome. */
const fresh = 15 * 60_000;

/**
 * Pods that cannot even begin because the node lacks the image that holds a pod's network together (`pause`). No container
 * waits for an image then: all of them are just being created.
 */
export function* basePulls(cluster: Cluster): Iterable<Pull> {
  for (const pod of cluster.all('Pod')) {
    if (pod.status?.phase !== 'Pending' || !pod.spec?.nodeName || pod.metadata.deletionTimestamp) continue;
    const events = cluster
      .events('Pod', pod)
      .filter((event) => event.reason === 'FailedCreatePodSandBox' && cluster.now - eventTime(event) < fresh)
      .toReversed();
    const image = wanted.exec(events[0]?.message ?? '')?.[1];
    if (image === undefined) continue;
    yield {
      pod,
      container: 'pause',
      isBase: true,
      workload: workloadOf(cluster, 'Pod', pod),
      image,
      reference: referenceOf(image),
      temporary: false,
      specPath: 'sandbox',
      statusPath: 'status',
      reason: 'FailedCreatePodSandBox',
      said: events.map((event) => ({ text: (event.message ?? '').replace(preamble, ''), evidence: fromEvent(event) })),
    };
  }
}

const wanted = /failed to (?:get|pull) sandbox image "([^"]+)"/i;
const preamble = /^[\s\S]*?failed to (?:get|pull) sandbox image "[^"]*":\s*(?:failed to pull image "[^"]*":\s*)?/i;
