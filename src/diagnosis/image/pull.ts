import type { IIoK8sApiCoreV1ContainerStatus as ContainerStatus } from 'kubernetes-models/v1/ContainerStatus';
import type { Evidence } from '../../model/finding.ts';
import type { Event, Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromStatus, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { type Reference, referenceOf } from './reference.ts';

/** A container whose image is not there, with everything that was said about it. */
export interface Pull {
  readonly pod: Pod;
  readonly container: string;
  readonly workload: ObjectRef;
  readonly image: string;
  readonly reference: Reference;
  /** The image that every pod on the node starts from (`pause`); the node names it, and no container. */
  readonly isBase?: boolean;
  /** A container that somebody added to a running pod to look into it; nobody else waits for it. */
  readonly temporary: boolean;
  /** `spec.containers[app]` and `status.containerStatuses[app]`, as evidence quotes them. */
  readonly specPath: string;
  readonly statusPath: string;
  /** The reason for which it waits, such as `ErrImagePull`. */
  readonly reason: string;
  /** What kubelet said, the newest first. */
  readonly said: readonly Said[];
}

export interface Said {
  readonly text: string;
  readonly evidence: Evidence;
}

/** A container of any sort as far as pulling goes. */
export interface Slot {
  readonly pod: Pod;
  readonly list: 'initContainers' | 'containers' | 'ephemeralContainers';
  readonly name: string;
  readonly image: string;
  readonly status: ContainerStatus | undefined;
  readonly statusPath: string;
}

const statusLists = {
  initContainers: 'initContainerStatuses',
  containers: 'containerStatuses',
  ephemeralContainers: 'ephemeralContainerStatuses',
} as const;

/** Every container of the pods that still live, those of init and debugging included. */
export function* slots(cluster: Cluster): Iterable<Slot> {
  for (const pod of cluster.all('Pod')) {
    if (pod.metadata.deletionTimestamp || pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') continue;
    for (const list of ['initContainers', 'containers', 'ephemeralContainers'] as const) {
      const statuses = pod.status?.[statusLists[list]];
      for (const { name, image } of pod.spec?.[list] ?? []) {
        const status = statuses?.find((one) => one.name === name);
        yield { pod, list, name, image: image ?? '', status, statusPath: `status.${statusLists[list]}[${name}]` };
      }
    }
  }
}

const pullReasons = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);

/** Other failures of the same container, such as one before its restart, say nothing of its image. */
const ofPulling =
  /^(?:\(combined from similar events\): )?(?:Failed to (?:pull|inspect|apply)|Back-off pulling|Error: (?:ErrImage|ImagePull|ImageInspect|InvalidImage|Registry|Signature)|Container image)/i;

/** Containers that wait because their image cannot be had. */
export function* pullsInTrouble(cluster: Cluster): Iterable<Pull> {
  for (const slot of slots(cluster)) {
    const waiting = slot.status?.state?.waiting;
    if (!waiting?.reason || !pullReasons.has(waiting.reason)) continue;
    const { pod, list, name, statusPath, image } = slot;
    const state = fromStatus(podRef(pod), `${statusPath}.state.waiting`, stated(waiting.reason, waiting.message));
    const events = eventsOf(cluster, slot).filter(({ message = '' }) => ofPulling.test(message));
    yield {
      pod,
      container: name,
      workload: workloadOf(cluster, 'Pod', pod),
      image,
      reference: referenceOf(image),
      temporary: list === 'ephemeralContainers',
      specPath: `spec.${list}[${name}]`,
      statusPath,
      reason: waiting.reason,
      said: [
        { text: waiting.message ?? '', evidence: state },
        ...events.toReversed().map((event) => ({ text: event.message ?? '', evidence: fromEvent(event) })),
      ],
    };
  }
}

function stated(reason: string, message: string | undefined): string {
  return message ? `${reason}: ${message}` : reason;
}

/** Events about pulling this container's present image, oldest first. */
export function eventsOf(cluster: Cluster, { pod, list, name, image }: Omit<Slot, 'status' | 'statusPath'>): Event[] {
  const field = `spec.${list}{${name}}`;
  const alone = (pod.spec?.containers?.length ?? 0) + (pod.spec?.initContainers?.length ?? 0) === 1;
  return cluster.events('Pod', pod).filter((event) => {
    if (event.reason === 'FailedToRetrieveImagePullSecret') return false;
    const { fieldPath } = event.involvedObject;
    if (fieldPath && fieldPath !== field) return false;
    const quoted = /image:? "([^"]*)"/.exec(event.message ?? '')?.[1];
    if (quoted !== undefined) return quoted === image;
    return fieldPath === field || alone;
  });
}
