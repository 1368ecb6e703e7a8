import { fieldsAt, listAt, numberAt, type StoredObject, textAt, valueAt } from '../fields.ts';
import { age, orNone } from './cells.ts';
import type { Column } from './column.ts';

const text = (name: string, path: string, priority = 0): Column => ({
  name,
  priority,
  cell: (object) => textAt(object, path) ?? '',
});

const modes: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};
const accessModes = (path: string) => (object: StoredObject) =>
  listAt(object, path)
    .map((mode) => modes[String(mode)])
    .join(',');

export const clusterColumns: Readonly<Record<string, readonly Column[]>> = {
  Node: [
    { name: 'Status', cell: nodeStatus },
    { name: 'Roles', cell: nodeRoles },
    { name: 'Age', cell: (node) => age(node.metadata.creationTimestamp) },
    text('Version', 'status.nodeInfo.kubeletVersion'),
    { name: 'Internal-IP', priority: 1, cell: (node) => nodeAddress(node, 'InternalIP') },
    { name: 'External-IP', priority: 1, cell: (node) => nodeAddress(node, 'ExternalIP') },
    text('OS-Image', 'status.nodeInfo.osImage', 1),
    text('Kernel-Version', 'status.nodeInfo.kernelVersion', 1),
    text('Container-Runtime', 'status.nodeInfo.containerRuntimeVersion', 1),
  ],
  Namespace: [text('Status', 'status.phase')],
  PersistentVolumeClaim: [
    {
      name: 'Status',
      cell: (claim) => (claim.metadata.deletionTimestamp ? 'Terminating' : textAt(claim, 'status.phase')),
    },
    text('Volume', 'spec.volumeName'),
    { name: 'Capacity', cell: (claim) => textAt(claim, 'status.capacity.storage') },
    { name: 'Access Modes', cell: accessModes('status.accessModes') },
    text('StorageClass', 'spec.storageClassName'),
    { name: 'VolumeAttributesClass', cell: () => '<unset>' },
    { name: 'VolumeMode', priority: 1, cell: (claim) => textAt(claim, 'spec.volumeMode') },
  ],
  PersistentVolume: [
    { name: 'Capacity', cell: (volume) => textAt(volume, 'spec.capacity.storage') },
    { name: 'Access Modes', cell: accessModes('spec.accessModes') },
    text('Reclaim Policy', 'spec.persistentVolumeReclaimPolicy'),
    {
      name: 'Status',
      cell: (volume) => (volume.metadata.deletionTimestamp ? 'Terminating' : textAt(volume, 'status.phase')),
    },
    { name: 'Claim', cell: (volume) => claimOf(volume) },
    text('StorageClass', 'spec.storageClassName'),
    { name: 'VolumeAttributesClass', cell: () => '<unset>' },
    text('Reason', 'status.reason'),
  ],
  StorageClass: [
    text('Provisioner', 'provisioner'),
    text('ReclaimPolicy', 'reclaimPolicy'),
    text('VolumeBindingMode', 'volumeBindingMode'),
    {
      name: 'AllowVolumeExpansion',
      type: 'boolean',
      cell: (found) => String(valueAt(found, 'allowVolumeExpansion') ?? false),
    },
  ],
  ConfigMap: [{ name: 'Data', cell: (map) => String(dataCount(map)) }],
  Secret: [text('Type', 'type'), { name: 'Data', cell: (secret) => String(dataCount(secret)) }],
  Lease: [text('Holder', 'spec.holderIdentity')],
  PriorityClass: [
    { name: 'Value', type: 'integer', cell: (found) => numberAt(found, 'value') },
    { name: 'Global-Default', type: 'boolean', cell: (found) => String(valueAt(found, 'globalDefault') ?? false) },
    { name: 'PreemptionPolicy', cell: (found) => textAt(found, 'preemptionPolicy') },
  ],
  PodDisruptionBudget: [
    { name: 'Min Available', cell: (budget) => String(valueAt(budget, 'spec.minAvailable') ?? 'N/A') },
    { name: 'Max Unavailable', cell: (budget) => String(valueAt(budget, 'spec.maxUnavailable') ?? 'N/A') },
    {
      name: 'Allowed Disruptions',
      type: 'integer',
      cell: (budget) => numberAt(budget, 'status.disruptionsAllowed') ?? 0,
    },
  ],
  Event: [
    { name: 'Last Seen', cell: (event) => age(lastSeen(event)) },
    text('Type', 'type'),
    text('Reason', 'reason'),
    {
      name: 'Object',
      cell: (event) =>
        `${(textAt(event, 'involvedObject.kind') ?? '').toLowerCase()}/${textAt(event, 'involvedObject.name')}`,
    },
    text('Subobject', 'involvedObject.fieldPath', 1),
    {
      name: 'Source',
      priority: 1,
      cell: (event) => textAt(event, 'source.component') || textAt(event, 'reportingComponent'),
    },
    { name: 'Message', cell: (event) => (textAt(event, 'message') ?? '').trim() },
    {
      name: 'First Seen',
      priority: 1,
      cell: (event) => age(textAt(event, 'firstTimestamp') ?? textAt(event, 'eventTime')),
    },
    {
      name: 'Count',
      type: 'integer',
      priority: 1,
      cell: (event) => numberAt(event, 'series.count') ?? numberAt(event, 'count') ?? 1,
    },
    { name: 'Name', priority: 1, cell: (event) => event.metadata.name },
  ],
};

const dataCount = (object: StoredObject) =>
  Object.keys(fieldsAt(object, 'data')).length + Object.keys(fieldsAt(object, 'binaryData')).length;

const lastSeen = (event: StoredObject) =>
  textAt(event, 'series.lastObservedTime') ??
  textAt(event, 'lastTimestamp') ??
  textAt(event, 'eventTime') ??
  textAt(event, 'firstTimestamp');

function claimOf(volume: StoredObject): string {
  const claim = fieldsAt(volume, 'spec.claimRef');
  return claim['name'] ? `${String(claim['namespace'])}/${String(claim['name'])}` : '';
}

function nodeStatus(node: StoredObject): string {
  const ready = listAt(node, 'status.conditions').find((condition) => textAt(condition, 'type') === 'Ready');
  const states: Readonly<Record<string, string>> = { True: 'Ready', False: 'NotReady', Unknown: 'NotReady' };
  const status = states[textAt(ready, 'status') ?? ''] ?? 'Unknown';
  return valueAt(node, 'spec.unschedulable') === true ? `${status},SchedulingDisabled` : status;
}

function nodeRoles(node: StoredObject): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.keys(node.metadata.labels ?? {}).filter((label) => label.startsWith(prefix));
  return (
    roles
      .map((label) => label.slice(prefix.length))
      .sort()
      .join(',') || '<none>'
  );
}

const nodeAddress = (node: StoredObject, type: string) =>
  orNone(
    textAt(
      listAt(node, 'status.addresses').find((address) => textAt(address, 'type') === type),
      'address',
    ),
  );
