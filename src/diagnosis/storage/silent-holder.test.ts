import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { event, type Fields, node, object, pod, unscheduled, waiting, workload } from '../testing/objects.ts';
import { ago, type Nested, type SceneObject, snapshotOf } from '../testing/scene.ts';
import { claim, mounting, volume } from './testing/claims.ts';

const silence = (seconds: number) => [
  { type: 'Ready', status: 'Unknown', reason: 'NodeStatusUnknown', lastTransitionTime: ago(seconds) },
];
const down = node('agent-1', {
  conditions: silence(5400),
  spec: { providerID: 'aws:///eu-west-1a/i-0abc123def4567890' },
  status: { addresses: [{ type: 'InternalIP', address: '10.0.0.12' }] },
});
const up = node('agent-1');
const nodes = (agent: SceneObject) => [node(), agent, node('agent-10', { conditions: [] })];

const csi = (driver: string) => volume('pv-1', { phase: 'Bound', spec: { csi: { driver, volumeHandle: 'pv-1' } } });
const bound = (driver: string, modes = ['ReadWriteOnce']) => [claim('data', { volume: 'pv-1', modes }), csi(driver)];
const stuck = workload('db', {
  kind: 'StatefulSet',
  phase: 'Pending',
  age: 3000,
  state: waiting('ContainerCreating'),
  ...mounting('data'),
});
const says = (reason: string, message: string, more: Fields = {}) =>
  stuck.filter(({ kind }) => kind === 'Pod').map((one) => event(one, reason, message, { count: 9, ...more }));
const attached = object('VolumeAttachment', 'csi-1', {
  spec: { attacher: 'x', nodeName: 'agent-1', source: { persistentVolumeName: 'pv-1' } },
  status: { attached: true },
});
/** The storage system’s own pod on the node; on a silent one it is not ready. */
const helper = (on: string, ready: boolean) =>
  pod('longhorn-manager-x1', {
    namespace: 'longhorn-system',
    node: on,
    ...(ready ? {} : { status: { conditions: [{ type: 'Ready', status: 'False' }] } }),
  });

const codes = (...objects: readonly (SceneObject | Nested<SceneObject>)[]) =>
  diagnose(snapshotOf({ objects: [objects] })).map(({ code }) => code);

const multi =
  'Multi-Attach error for volume "pv-1" Volume is already exclusively attached to one node and can\'t be attached to another';
const unready =
  'AttachVolume.Attach failed for volume "pv-1" : rpc error: code = Aborted desc = volume pv-1 is not ready for workloads';

describe('a volume that a silent node keeps', () => {
  test.each([
    [
      'named by Longhorn',
      'driver.longhorn.io',
      [],
      says(
        'FailedAttachVolume',
        'AttachVolume.Attach failed for volume "pv-1" : rpc error: code = Internal desc = volume pv-1 failed to attach to node node-1 with attachmentID csi-2: the volume is currently attached to different node agent-1',
      ),
    ],
    ['shown by the attachment', 'csi.hetzner.cloud', [attached], says('FailedAttachVolume', multi)],
    [
      'named as the cloud’s machine',
      'ebs.csi.aws.com',
      [],
      says(
        'FailedAttachVolume',
        'AttachVolume.Attach failed for volume "pv-1" : rpc error: code = Internal desc = Could not attach volume "vol-1" to node "i-0fff": VolumeInUse: vol-1 is already attached to instance i-0abc123def4567890',
      ),
    ],
    [
      'with a pod that does not end there',
      'rbd.csi.ceph.com',
      [pod('old-1', { node: 'agent-1', metadata: { deletionTimestamp: ago(5000) }, ...mounting('data') })],
      says('FailedAttachVolume', multi),
    ],
    [
      'shown by the attachment, in the kubelet’s general words',
      'csi.hetzner.cloud',
      [attached],
      says(
        'FailedMount',
        'Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], failed to process volumes=[]: timed out waiting for the condition',
      ),
    ],
    [
      'for its replicas, since it is silent',
      'driver.longhorn.io',
      [helper('agent-1', false)],
      says('FailedAttachVolume', unready, { firstTimestamp: ago(2900) }),
    ],
  ])('%s', (_, driver, more, said) => {
    const told = codes(nodes(down), bound(driver), stuck, more, said);
    expect(told).toContain('N1');
    expect(told).not.toContain('V16');
    expect(codes(nodes(up), bound(driver), stuck, more, said)).toContain('V16');
  });

  test('of which nobody speaks any more, since events are gone after an hour', () => {
    const scene = [bound('driver.longhorn.io'), attached, stuck];
    expect(codes(nodes(down), scene)).toContain('N1');
    expect(codes(nodes(down), scene)).not.toContain('U4');
    expect(codes(nodes(up), scene)).toContain('U4');
    expect(codes(nodes(down), bound('driver.longhorn.io'), stuck)).toContain('U4');
  });

  test.each([
    ['holds until the volume was attached after all', [], false],
    [
      'is over once it was',
      says('SuccessfulAttachVolume', 'attached', { type: 'Normal', lastTimestamp: ago(60) }),
      true,
    ],
  ] as const)('and a Multi-Attach event, said once, %s', (_, more, isOver) => {
    const old = says('FailedAttachVolume', multi, { count: 1, lastTimestamp: ago(2500) });
    const told = codes(nodes(up), bound('csi.hetzner.cloud'), stuck, attached, old, more);
    expect(told.includes('V16')).toBe(!isOver);
  });

  test('which only one pod at a time may use', () => {
    const holder = pod('old-1', {
      node: 'agent-1',
      status: { conditions: [{ type: 'Ready', status: 'False' }] },
      ...mounting('data'),
    });
    const next = unscheduled(
      'next-1',
      '0/1 nodes are available: 1 node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode.',
      mounting('data'),
    );
    const scene = [bound('x', ['ReadWriteOncePod']), holder, next];
    expect(codes(nodes(down), scene)).not.toContain('V19');
    expect(codes(nodes(up), scene)).toContain('V19');
  });
});

describe('a volume that the silent node does not keep', () => {
  test.each([
    [
      'another node is named',
      [],
      says(
        'FailedAttachVolume',
        'AttachVolume.Attach failed for volume "pv-1" : the volume is currently attached to different node agent-10',
      ),
    ],
    [
      'it failed long before the silence',
      [helper('agent-1', false)],
      says('FailedAttachVolume', unready, { firstTimestamp: ago(90_000) }),
    ],
    [
      'it has come to the pod’s node since',
      [
        attached,
        object('VolumeAttachment', 'csi-2', {
          spec: { attacher: 'x', nodeName: 'node-1', source: { persistentVolumeName: 'pv-1' } },
          status: { attached: true },
        }),
      ],
      says(
        'FailedMount',
        'Unable to attach or mount volumes: unmounted volumes=[data]: timed out waiting for the condition',
      ),
    ],
    ['the storage system has nothing there', [helper('node-1', true)], says('FailedAttachVolume', unready)],
    [
      'the file system is broken',
      [helper('agent-1', false)],
      says(
        'FailedMount',
        'MountVolume.MountDevice failed for volume "pv-1" : wrong fs type, bad option, bad superblock',
      ),
    ],
  ])('%s', (_, more, said) => {
    const waits = stuck.map((one) =>
      one.kind === 'Pod' ? { ...one, metadata: { ...one.metadata, creationTimestamp: ago(100_000) } } : one,
    );
    expect(
      codes(nodes(node('agent-1', { conditions: silence(5400) })), bound('driver.longhorn.io'), [waits, more, said]),
    ).toContain('V16');
  });
});

describe('files that nobody serves', () => {
  const timedOut = says(
    'FailedMount',
    'MountVolume.SetUp failed for volume "pv-1" : mount failed: exit status 32 Output: mount.nfs: Connection timed out',
  );
  const files = (server: string) => [
    claim('data', { volume: 'pv-1', modes: ['ReadWriteMany'] }),
    volume('pv-1', { phase: 'Bound', spec: { nfs: { server, path: '/x' } } }),
  ];

  test('because their server is a node that is silent', () => {
    expect(codes(nodes(down), files('10.0.0.12'), stuck, timedOut)).toEqual(['N1']);
    expect(codes(nodes(down), files('10.0.0.77'), stuck, timedOut)).toEqual(['V16', 'N1']);
  });

  test('because their server in the cluster cannot start', () => {
    const server = [
      workload('nfs', { phase: 'Pending', state: waiting('ErrImageNeverPull', 'Container image "x" is not present') }),
      object('Service', 'nfs', { spec: { clusterIP: '10.43.0.7', selector: { app: 'nfs' }, ports: [{ port: 2049 }] } }),
    ].flat();
    expect(codes(nodes(up), files('10.43.0.7'), server, stuck, timedOut)).not.toContain('V16');
    expect(codes(nodes(up), files('10.43.0.8'), server, stuck, timedOut)).toContain('V16');
  });
});
