import { ago, type SceneObject } from './scene.ts';

/** Fields as JSON has them; builders put them over a healthy object's own, field by field at the first level. */
export type Fields = Readonly<Record<string, unknown>>;

export interface Parts {
  readonly namespace?: string;
  readonly metadata?: Fields;
  readonly spec?: Fields;
  readonly status?: Fields;
  /** Other fields of the object, such as `type` or `keys`. */
  readonly more?: Fields;
  /** Seconds since it was created; an hour when not given. */
  readonly age?: number;
}

/** Kinds without a namespace. */
const clusterScoped = new Set([
  'APIService',
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'NodeMetrics',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
]);

/** Any object, in namespace `shop` unless told otherwise. Its uid is made of its kind and name. */
export function object(kind: string, name: string, parts: Parts = {}): SceneObject {
  const namespace = clusterScoped.has(kind) ? {} : { namespace: parts.namespace ?? 'shop' };
  return {
    kind,
    metadata: {
      name,
      ...namespace,
      uid: `${kind}-${name}`,
      creationTimestamp: ago(parts.age ?? 3600),
      ...parts.metadata,
    },
    ...(parts.spec && { spec: parts.spec }),
    ...(parts.status && { status: parts.status }),
    ...parts.more,
  };
}

export interface PodParts extends Parts {
  /** Over the one container `app`; several when it is a list, each with its `name`. */
  readonly container?: Fields | readonly Fields[];
  readonly initContainers?: readonly Fields[];
  /** Of container `app`, or by container name when `containers` is given: see {@link running}, {@link crashed}, {@link waiting}. */
  readonly state?: Fields;
  readonly states?: Readonly<Record<string, Fields>>;
  readonly initStates?: Readonly<Record<string, Fields>>;
  readonly node?: string | null;
  readonly owner?: SceneObject;
  readonly phase?: string;
}

/** A pod that runs and is ready on `node-1`, until told otherwise. Ready and phase follow from its containers' states. */
export function pod(name: string, parts: PodParts = {}): SceneObject {
  const containers = [parts.container ?? {}].flat().map((over) => ({ name: 'app', image: 'shop/app:1.0', ...over }));
  const states = parts.states ?? { [containers[0]?.name ?? 'app']: parts.state ?? running() };
  const statusOf =
    (own: Readonly<Record<string, Fields>>, fallback: Fields) => (spec: { name: string; image?: string }) => ({
      name: spec.name,
      image: spec.image,
      ...(own[spec.name] ?? fallback),
    });
  const scheduled = parts.node !== null;
  const containerStatuses = containers.map(statusOf(states, running()));
  const ready = scheduled && containerStatuses.every((status) => (status as { ready?: boolean }).ready === true);
  const init = (parts.initContainers ?? []) as readonly { name: string; image?: string }[];
  return object('Pod', name, {
    ...parts,
    metadata: {
      labels: { app: name.split('-')[0] },
      ...(parts.owner && { ownerReferences: [ownerOf(parts.owner)] }),
      ...parts.metadata,
    },
    spec: {
      restartPolicy: 'Always',
      ...(scheduled && { nodeName: parts.node ?? 'node-1' }),
      ...(init.length > 0 && { initContainers: init }),
      containers,
      ...parts.spec,
    },
    status: {
      phase: parts.phase ?? (scheduled ? 'Running' : 'Pending'),
      conditions: [
        { type: 'PodScheduled', status: scheduled ? 'True' : 'False' },
        { type: 'Ready', status: ready ? 'True' : 'False' },
      ],
      ...(scheduled && { containerStatuses }),
      ...(scheduled &&
        init.length > 0 && { initContainerStatuses: init.map(statusOf(parts.initStates ?? {}, completed())) }),
      ...parts.status,
    },
  });
}

/** Parts of a pod, or of a workload's pod, that the scheduler refused with this message. */
export function refused(message: string): Pick<PodParts, 'node' | 'status'> {
  const condition = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message };
  return { node: null, status: { conditions: [condition] } };
}

/** A pod that the scheduler has not placed, with its reason. */
export function unscheduled(name: string, message: string, parts: PodParts = {}): SceneObject {
  const { node, status } = refused(message);
  return pod(name, { ...parts, node, status: { ...status, ...parts.status } });
}

export interface WorkloadParts extends PodParts {
  readonly kind?: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly replicas?: number;
  /** Over the workload's own spec. */
  readonly workload?: Fields;
  readonly workloadStatus?: Fields;
  readonly podName?: string;
}

/** A workload with its one pod (and the ReplicaSet between them). The pod parts are the pod's. */
export function workload(name: string, parts: WorkloadParts = {}): readonly SceneObject[] {
  const { kind = 'Deployment', replicas = 1, namespace, age } = parts;
  const labels = { app: name };
  const image = ([parts.container ?? {}].flat()[0] ?? {})['image'] ?? 'shop/app:1.0';
  const template = {
    metadata: { labels },
    spec: { containers: [{ name: 'app', image, ...[parts.container ?? {}].flat()[0] }], ...parts.spec },
  };
  const top = object(kind, name, {
    namespace,
    age,
    spec: { replicas, selector: { matchLabels: labels }, template, ...parts.workload },
    status: { replicas, readyReplicas: 0, ...parts.workloadStatus },
  });
  const set = kind === 'Deployment' ? [replicaSet(`${name}-7f9c`, { owner: top, namespace, age, replicas })] : [];
  const podName = parts.podName ?? (kind === 'StatefulSet' ? `${name}-0` : `${name}-7f9c-x1`);
  return [
    top,
    ...set,
    pod(podName, {
      ...parts,
      owner: set[0] ?? top,
      metadata: { labels, ownerReferences: [ownerOf(set[0] ?? top)], ...parts.metadata },
    }),
  ];
}

export function replicaSet(name: string, parts: Parts & { owner?: SceneObject; replicas?: number } = {}): SceneObject {
  return object('ReplicaSet', name, {
    ...parts,
    metadata: { ...(parts.owner && { ownerReferences: [ownerOf(parts.owner)] }), ...parts.metadata },
    spec: { replicas: parts.replicas ?? 1, ...parts.spec },
    status: { replicas: parts.replicas ?? 1, ...parts.status },
  });
}

export function ownerOf(owner: SceneObject): Fields {
  return {
    apiVersion: 'apps/v1',
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
  };
}

/** A node that is Ready, with 4 CPU, 8 GiB and room for 110 pods. */
export function node(name = 'node-1', parts: Parts & { conditions?: readonly Fields[] } = {}): SceneObject {
  const room = { cpu: '4', memory: '8Gi', pods: '110', 'ephemeral-storage': '50Gi' };
  const well = (type: string, status: string) => ({
    type,
    status,
    lastHeartbeatTime: ago(30),
    lastTransitionTime: ago(86_400),
  });
  return object('Node', name, {
    age: 86_400 * 60,
    ...parts,
    metadata: {
      labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' },
      ...parts.metadata,
    },
    spec: { ...parts.spec },
    status: {
      capacity: room,
      allocatable: room,
      conditions: parts.conditions ?? [
        well('Ready', 'True'),
        well('MemoryPressure', 'False'),
        well('DiskPressure', 'False'),
        well('PIDPressure', 'False'),
      ],
      addresses: [
        { type: 'InternalIP', address: '10.0.0.10' },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: {
        kubeletVersion: 'v1.35.4+k3s1',
        architecture: 'amd64',
        containerRuntimeVersion: 'containerd://2.1.5',
        bootID: 'boot-1',
      },
      ...parts.status,
    },
  });
}

/** An event about an object, seen last `seconds` ago (a minute when not given). */
export function event(
  about: SceneObject,
  reason: string,
  message: string,
  more: Fields & { seconds?: number; type?: string } = {},
): SceneObject {
  const { seconds = 60, type = 'Warning', ...fields } = more;
  const { namespace, name, uid } = about.metadata;
  return object('Event', `${name}.${reason}.${seconds}`, {
    namespace: namespace ?? 'default',
    more: {
      involvedObject: { kind: about.kind, namespace, name, uid },
      reason,
      message,
      type,
      count: 1,
      lastTimestamp: ago(seconds),
      ...fields,
    },
  });
}

/** States of a container, to be given as `state` or in `states`. */
export function running(more: Fields = {}): Fields {
  return { ready: true, started: true, restartCount: 0, state: { running: { startedAt: ago(3000) } }, ...more };
}

export function completed(more: Fields = {}): Fields {
  return {
    ready: true,
    restartCount: 0,
    state: { terminated: { exitCode: 0, reason: 'Completed', finishedAt: ago(3000) } },
    ...more,
  };
}

export function waiting(reason: string, message = '', more: Fields = {}): Fields {
  return { ready: false, started: false, restartCount: 0, state: { waiting: { reason, message } }, ...more };
}

/** In CrashLoopBackOff after its last end, which lasted `lives` seconds (5 when not given). */
export function crashed(end: {
  exitCode: number;
  reason?: string;
  signal?: number;
  message?: string;
  lives?: number;
  restarts?: number;
}): Fields {
  const { lives = 5, restarts = 6, reason = end.exitCode === 0 ? 'Completed' : 'Error', ...rest } = end;
  const terminated = { reason, startedAt: ago(60 + lives), finishedAt: ago(60), ...rest };
  return waiting('CrashLoopBackOff', 'back-off 5m0s restarting failed container', {
    restartCount: restarts,
    lastState: { terminated },
  });
}
