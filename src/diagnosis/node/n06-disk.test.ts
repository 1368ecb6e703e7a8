import { filesystem, host, line, looping, started } from '../testing/hosts.ts';
import { crashed, event, node, object, pod, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n06Disk } from './n06-disk.ts';

const gib = 2 ** 30;
const pressure = node('node-1', {
  spec: { taints: [{ key: 'node.kubernetes.io/disk-pressure', effect: 'NoSchedule', timeAdded: ago(600) }] },
  conditions: [
    { type: 'Ready', status: 'True', reason: 'KubeletReady' },
    {
      type: 'DiskPressure',
      status: 'True',
      reason: 'KubeletHasDiskPressure',
      message: 'kubelet has disk pressure',
      lastTransitionTime: ago(600),
    },
  ],
});
const evicted = pod('web-1', {
  phase: 'Failed',
  states: {},
  status: {
    reason: 'Evicted',
    message: 'The node was low on resource: ephemeral-storage. Threshold quantity: 20247986257, available: 8388608Ki. ',
    conditions: [{ type: 'Ready', status: 'False' }],
  },
});
const storage = '/var/lib/rancher/k3s/storage';
const volumes = (over: Parameters<typeof filesystem>[0]) =>
  filesystem({
    mount: storage,
    device: '/dev/sdb1',
    sizeBytes: 100 * gib,
    availableBytes: 60 * gib,
    holds: [storage],
    ...over,
  });
const claimed = (name: string) => ({
  spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: name } }] },
});
const refused = { reason: 'refused', message: 'connect ECONNREFUSED 10.0.0.10:6443' } as const;

ruleCases(n06Disk, {
  finds: {
    'disk pressure, with the pods that it evicted and keeps waiting': {
      objects: [
        pressure,
        evicted,
        unscheduled(
          'web-2',
          '0/1 nodes are available: 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
        ),
        event(
          pressure,
          'FreeDiskSpaceFailed',
          'Failed to garbage collect required amount of images. Attempted to free 404 bytes',
        ),
      ],
      hosts: { 'node-1': host({ filesystems: [filesystem({ availableBytes: 8 * gib })] }) },
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/DiskPressure\]: True/, /df \/: 8\.0 GiB \/ 400\.0 GiB/, /FreeDiskSpaceFailed/, /Evicted/],
      victims: ['Host/node-1', 'Pod/shop/web-1', 'Pod/shop/web-2'],
    },
    'a full disk under the volumes, by the database that says so': {
      objects: [
        node(),
        workload('postgres', { kind: 'StatefulSet', state: crashed({ exitCode: 1 }) }),
        workload('web', { state: crashed({ exitCode: 1 }) }),
      ],
      hosts: { 'vps-1': host({ filesystems: [filesystem(), volumes({ availableBytes: 0 })] }) },
      logs: {
        'shop/postgres-0/app/previous': 'FATAL:  could not write lock file "postmaster.pid": No space left on device',
        'shop/web-7f9c-x1/app/previous': 'Error: the answer is wrong',
      },
      also: ['C5'],
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/df .*storage: 0 B \/ 100\.0 GiB/, /No space left on device/],
      victims: ['Host/vps-1', 'Pod/shop/postgres-0', 'StatefulSet/shop/postgres'],
    },
    'no inode left under the volumes, by where the failing pod keeps its data': {
      objects: [
        node(),
        object('PersistentVolume', 'pv-1', { spec: { hostPath: { path: `${storage}/pvc-1_shop_data` } } }),
        object('PersistentVolumeClaim', 'data', { spec: { volumeName: 'pv-1' }, status: { phase: 'Bound' } }),
        pod('files-0', { ...claimed('data'), state: crashed({ exitCode: 1 }) }),
      ],
      hosts: { 'vps-1': host({ filesystems: [filesystem(), volumes({ inodes: 1064, inodesFree: 0 })] }) },
      object: 'Node/node-1',
      evidence: [/inodes: 0 \/ 1064/],
      victims: ['Host/vps-1', 'Pod/shop/files-0'],
    },
    'a full disk that stopped the only server': {
      apiDown: refused,
      hosts: {
        'vps-1': host({
          unit: looping,
          filesystems: [filesystem({ availableBytes: 0 })],
          journal: [
            started,
            line('fatal', 'failed to write /var/lib/rancher/k3s/server/cred: no space left on device'),
          ],
        }),
      },
      object: 'Host/vps-1',
      severity: 'critical',
      evidence: [/0 B \/ 400/, /no space left on device/],
      victims: ['Cluster/10.0.0.10:6443'],
    },
    'a disk that turned read-only': {
      objects: [node()],
      hosts: { 'vps-1': host({ filesystems: [filesystem({ readOnly: true })] }) },
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/read-only \(ext4\)/],
    },
    'a disk that will be full soon': {
      objects: [node()],
      hosts: { 'vps-1': host({ filesystems: [filesystem({ availableBytes: 30 * gib })] }) },
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/30\.0 GiB \/ 400/],
    },
  },
  ignores: {
    'a disk at 86 %, where images are cleaned up by themselves': {
      objects: [node()],
      hosts: { 'vps-1': host({ filesystems: [filesystem({ availableBytes: 56 * gib })] }) },
    },
    'a filesystem without a fixed number of inodes, and a full one that is not ours': {
      objects: [node()],
      hosts: {
        'vps-1': host({
          filesystems: [
            filesystem({ type: 'btrfs', inodes: 0, inodesFree: 0 }),
            filesystem({ mount: '/mnt/iso', type: 'iso9660', availableBytes: 0, readOnly: true, holds: [] }),
          ],
        }),
      },
    },
    'evicted pods of a pressure that is over': { objects: [node(), evicted] },
    'the image filesystem of a kubelet that starts': {
      objects: [node(), event(node(), 'InvalidDiskCapacity', 'invalid capacity 0 on image filesystem')],
    },
    'sizes that are no numbers': {
      objects: [node()],
      hosts: { 'vps-1': host({ filesystems: [filesystem({ sizeBytes: Number.NaN, availableBytes: 0, inodes: -1 })] }) },
    },
  },
});
