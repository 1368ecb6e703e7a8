import type { StoredObject } from '../fields.ts';
import type { Builder } from './builder.ts';
import { addEvent } from './events.ts';
import type { NodeShape } from './format.ts';

/** A node with its lease, and the events of what ails it. */
export function addNode(builder: Builder, name: string, shape: NodeShape, index: number): void {
  const { clock } = builder;
  const server = shape.role === 'server';
  const node = builder.add({
    kind: 'Node',
    metadata: {
      name,
      creationTimestamp: clock.ago(shape.age),
      annotations: {
        'k3s.io/hostname': name,
        'k3s.io/internal-ip': shape.address,
        'k3s.io/node-args': server ? '["server"]' : '["agent"]',
        'node.alpha.kubernetes.io/ttl': '0',
        'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
      },
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/instance-type': 'k3s',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': 'k3s',
        ...(server && { 'node-role.kubernetes.io/control-plane': 'true' }),
        ...shape.labels,
      },
    },
    spec: {
      podCIDR: `10.42.${index}.0/24`,
      podCIDRs: [`10.42.${index}.0/24`],
      providerID: `k3s://${name}`,
      ...(taints(builder, shape) && { taints: taints(builder, shape) }),
    },
    status: { ...capacity(shape), ...identity(name, shape), conditions: conditions(builder, shape) },
  });
  builder.add({
    kind: 'Lease',
    metadata: {
      name,
      namespace: 'kube-node-lease',
      ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid: node.metadata.uid }],
    },
    spec: {
      holderIdentity: name,
      leaseDurationSeconds: 40,
      renewTime: clock.microAgo(shape.state === 'lost' ? shape.since : '4s'),
    },
  });
  addNodeEvents(builder, node, shape);
}

function taints(builder: Builder, shape: NodeShape) {
  const timeAdded = builder.clock.ago(shape.since);
  switch (shape.state) {
    case 'lost':
      return [
        { key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule', timeAdded },
        { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute', timeAdded },
      ];
    case 'disk-pressure':
      return [{ key: 'node.kubernetes.io/disk-pressure', effect: 'NoSchedule', timeAdded }];
    case 'memory-pressure':
      return [{ key: 'node.kubernetes.io/memory-pressure', effect: 'NoSchedule', timeAdded }];
    default:
      return undefined;
  }
}

const capacity = ({ cpu, memory, storage }: NodeShape) => {
  const fixed = { cpu, 'hugepages-1Gi': '0', 'hugepages-2Mi': '0', memory, pods: '110' };
  const bytes = Number(storage.replace('Ki', '')) * 1024;
  return {
    capacity: { ...fixed, 'ephemeral-storage': storage },
    allocatable: { ...fixed, 'ephemeral-storage': String(Math.round(bytes * 0.95)) },
  };
};

const identity = (name: string, shape: NodeShape) => ({
  addresses: [
    { address: shape.address, type: 'InternalIP' },
    { address: name, type: 'Hostname' },
  ],
  daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
  nodeInfo: {
    architecture: 'amd64',
    bootID: '5b0f0b3c-2c6f-4a56-9d6e-0a7f6f6e8c11',
    containerRuntimeVersion: 'containerd://2.1.5-k3s1',
    kernelVersion: '6.1.0-40-amd64',
    kubeProxyVersion: '',
    kubeletVersion: 'v1.35.4+k3s1',
    machineID: 'b2f5d1ba3c4fabb8784323d2dc384e10',
    operatingSystem: 'linux',
    osImage: 'Debian GNU/Linux 12 (bookworm)',
    systemUUID: 'b2f5d1ba-3c4f-abb8-7843-23d2dc384e10',
  },
});

const sound = {
  MemoryPressure: ['KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  DiskPressure: ['KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  PIDPressure: ['KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
  Ready: ['KubeletReady', 'kubelet is posting ready status'],
} as const;

const pressed = {
  'disk-pressure': ['DiskPressure', 'KubeletHasDiskPressure', 'kubelet has disk pressure'],
  'memory-pressure': ['MemoryPressure', 'KubeletHasInsufficientMemory', 'kubelet has insufficient memory available'],
} as const;

function conditions(builder: Builder, shape: NodeShape) {
  const { clock } = builder;
  const lost = shape.state === 'lost';
  return Object.entries(sound).map(([type, [reason, message]]) => {
    const usual = {
      type,
      status: type === 'Ready' ? 'True' : 'False',
      reason,
      message,
      lastHeartbeatTime: clock.ago('50s'),
      lastTransitionTime: clock.ago(shape.age),
    };
    const changed = { ...usual, lastTransitionTime: clock.ago(shape.since) };
    if (lost)
      return {
        ...changed,
        status: 'Unknown',
        reason: 'NodeStatusUnknown',
        message: 'Kubelet stopped posting node status.',
        lastHeartbeatTime: clock.ago(shape.since, -45_000),
      };
    const pressure = shape.state === 'ready' || shape.state === 'lost' ? undefined : pressed[shape.state];
    if (pressure?.[0] === type) return { ...changed, status: 'True', reason: pressure[1], message: pressure[2] };
    return usual;
  });
}

function addNodeEvents(builder: Builder, node: StoredObject, shape: NodeShape): void {
  const { name } = node.metadata;
  const first = shape.since;
  if (shape.state === 'lost')
    addEvent(builder, node, {
      reason: 'NodeNotReady',
      message: `Node ${name} status is now: NodeNotReady`,
      component: 'node-controller',
      first,
    });
  if (shape.state === 'memory-pressure')
    addEvent(builder, node, {
      reason: 'NodeHasInsufficientMemory',
      message: `Node ${name} status is now: NodeHasInsufficientMemory`,
      host: name,
      first,
    });
  if (shape.state !== 'disk-pressure') return;
  const recent = { last: '40s', host: name, first, type: 'Warning' } as const;
  addEvent(builder, node, {
    reason: 'NodeHasDiskPressure',
    message: `Node ${name} status is now: NodeHasDiskPressure`,
    host: name,
    first,
  });
  addEvent(builder, node, {
    ...recent,
    reason: 'EvictionThresholdMet',
    message: 'Attempting to reclaim ephemeral-storage',
    count: 84,
  });
  addEvent(builder, node, {
    ...recent,
    reason: 'FreeDiskSpaceFailed',
    message:
      'Failed to garbage collect required amount of images. Attempted to free 40496362905 bytes, but only found 0 bytes eligible to free.',
    count: 5,
  });
}
