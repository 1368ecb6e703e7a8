import type { Evidence } from '../../model/finding.ts';
import type { Pod } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { type Container, containersOf, isCrashing, waitingReason } from '../containers.ts';
import { fromEvent, fromSpec, fromStatus, podRef } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import { type ConfigKind, type Reference, referencesOf } from './references.ts';

/** Something that a pod needs from a ConfigMap or a Secret and that is not there. */
export interface Need {
  readonly pod: Pod;
  readonly kind: ConfigKind;
  readonly name: string;
  /** Only when the object is there and the key is not. */
  readonly key?: string;
  /** The one container that waits; absent when the whole pod does. */
  readonly container?: string;
  /** Whether it stops the pod now; otherwise it will at the pod's next start. */
  readonly hurts: boolean;
  /** The first need that stops the pod or container claims it; the others are findings beside it, not symptoms. */
  readonly first?: boolean;
  readonly evidence: readonly Evidence[];
}

/** Every unmet need of every pod, seen in its status and events, or by following its references. */
export const unmetNeeds = perCluster((cluster): readonly Need[] =>
  cluster.all('Pod').flatMap((pod) => {
    if (pod.metadata.deletionTimestamp || pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed')
      return [];
    const told = [...toldByContainers(pod), ...toldByEvents(cluster, pod)];
    const found = followed(cluster, pod).filter((need) => !told.some((other) => same(need, other)));
    return firstFlagged([...told, ...found].filter((need) => !isMet(cluster, need)));
  }),
);

function firstFlagged(needs: readonly Need[]): readonly Need[] {
  const stopping = needs.filter(({ hurts }) => hurts);
  return needs.map((need) => ({
    ...need,
    first: stopping.find(({ container }) => container === need.container || container === undefined) === need,
  }));
}

function same(a: Need, b: Need): boolean {
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    a.key === b.key &&
    (a.container === b.container || b.container === undefined)
  );
}

/** What was said may be over: an object that is there now will be taken at the kubelet's next try. */
function isMet(cluster: Cluster, { pod, kind, name, key }: Need): boolean {
  const object = cluster.get(kind, pod.metadata.namespace, name);
  return object !== undefined && (key === undefined || holds(object, key));
}

/** The kubelet's own words in the state of a container that it cannot make. */
function toldByContainers(pod: Pod): readonly Need[] {
  return containersOf(pod).flatMap((container) => {
    const message = container.status?.state?.waiting?.message ?? '';
    if (waitingReason(container) !== 'CreateContainerConfigError') return [];
    const evidence = [
      fromStatus(podRef(pod), `${container.path}.state.waiting`, `CreateContainerConfigError: ${message}`),
    ];
    return namedIn(message).map((named) => ({ pod, ...named, container: container.name, hurts: true, evidence }));
  });
}

interface Named {
  readonly kind: ConfigKind;
  readonly name: string;
  readonly key?: string;
}

function namedIn(message: string): readonly Named[] {
  const [, key, keyKind, path] = /couldn't find key (\S+) in (ConfigMap|Secret) (\S+)/i.exec(message) ?? [];
  if (key && keyKind && path) return [{ kind: kindOf(keyKind), name: path.split('/').at(-1) ?? path, key }];
  const objects = message.matchAll(/\b(configmap|secret)s? "([^"]+)" not found/gi);
  return [...objects].map(([, kind = '', name = '']) => ({ kind: kindOf(kind), name }));
}

function kindOf(word: string): ConfigKind {
  return word.toLowerCase() === 'secret' ? 'Secret' : 'ConfigMap';
}

/** Volumes are mounted before any container starts, so a pod of which one has started has what they need. */
function toldByEvents(cluster: Cluster, pod: Pod): readonly Need[] {
  if (hasStarted(pod)) return [];
  const events = cluster.events('Pod', pod).filter(({ reason }) => reason === 'FailedMount');
  const newest = new Map(
    events.toSorted((a, b) => eventTime(a) - eventTime(b)).map((event) => [event.message ?? '', event]),
  );
  return [...newest].flatMap(([message, event]) =>
    [...namedIn(message), ...keyIn(pod, message)].map((named) => ({
      pod,
      ...named,
      hurts: true,
      evidence: [fromEvent(event)],
    })),
  );
}

/** `volume "v" : references non-existent secret key: k` names the volume; the object stands in the pod. */
function keyIn(pod: Pod, message: string): readonly Named[] {
  const [, word, key] = /references non-existent (secret|config) keys?: ([^\s,\]]+)/i.exec(message) ?? [];
  const volume = /for volume "([^"]+)"/.exec(message)?.[1];
  if (!word || !key) return [];
  const kind = word.toLowerCase() === 'secret' ? 'Secret' : 'ConfigMap';
  const found = referencesOf(pod).find(
    (reference) =>
      reference.kind === kind && reference.key === key && (volume === undefined || reference.volume === volume),
  );
  return found ? [{ kind, name: found.name, key }] : [];
}

function hasStarted(pod: Pod): boolean {
  return containersOf(pod).some(
    ({ status }) => status?.state?.running || status?.state?.terminated || status?.lastState?.terminated,
  );
}

/** The references of a pod that lead nowhere, where the kinds could be read. */
function followed(cluster: Cluster, pod: Pod): readonly Need[] {
  if (!pod.spec?.nodeName) return [];
  return referencesOf(pod).flatMap((reference) => {
    const missing = missingPart(cluster, pod, reference);
    const state = missing && stateOf(cluster, pod, reference.container);
    if (!missing || !state) return [];
    const { kind, name, path, container } = reference;
    return [
      {
        pod,
        kind,
        name,
        ...missing,
        ...(container && { container: container.name }),
        hurts: state === 'stopped',
        evidence: [
          fromSpec(
            podRef(pod),
            path,
            reference.key === undefined ? `${kind} ${name}` : `${kind} ${name}, key ${reference.key}`,
          ),
        ],
      },
    ];
  });
}

function missingPart(cluster: Cluster, pod: Pod, { kind, name, key }: Reference): { key?: string } | undefined {
  const exists = cluster.exists(kind, pod.metadata.namespace, name);
  if (exists === 'no') return {};
  if (exists === 'unknown' || key === undefined) return undefined;
  const object = cluster.get(kind, pod.metadata.namespace, name);
  return object && holds(object, key) ? undefined : { key };
}

/** Keys that were not read may well be there. */
function holds(object: { readonly keys?: readonly string[] }, key: string): boolean {
  return object.keys?.includes(key) ?? true;
}

/** Objects of one `kubectl apply` arrive within seconds of each other. */
const settlingMs = 20_000;

/**
 * Whether a missing part stops the container (or the pod, for a volume) now, or will when it starts next. Volumes are mounted
 * first, then images pulled, then variables filled in: only the obstacle that comes first stops anything now. Undefined where
 * it cannot be what hurts: an init container that is done, or one that crashes for a reason of its own.
 */
function stateOf(cluster: Cluster, pod: Pod, container: Container | undefined): 'stopped' | 'later' | undefined {
  if (cluster.now - Date.parse(pod.metadata.creationTimestamp ?? '') < settlingMs) return undefined;
  const crashes = (container ? [container] : containersOf(pod)).some((one) => isCrashing(cluster, one));
  if (crashes || container?.status?.state?.terminated) return undefined;
  if (container) return waitingReason(container) === 'CreateContainerConfigError' ? 'stopped' : 'later';
  const mounting = containersOf(pod).every((one) => beforeImages.has(waitingReason(one) ?? ''));
  return mounting && !hasStarted(pod) ? 'stopped' : 'later';
}

const beforeImages = new Set(['', 'ContainerCreating', 'PodInitializing']);
