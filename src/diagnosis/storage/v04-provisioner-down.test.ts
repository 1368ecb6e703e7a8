import { expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { crashed, event, node, object, pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago, snapshotOf } from '../testing/scene.ts';
import { claim, localPath, manualClass, mounting, waitingFor } from './testing/claims.ts';
import { v04ProvisionerDown } from './v04-provisioner-down.ts';

const data = claim('data', { class: 'local-path', selectedNode: 'node-1' });
const waits = event(
  data,
  'ExternalProvisioning',
  "Waiting for a volume to be created either by the external provisioner 'rancher.io/local-path' or manually by the system administrator.",
  {
    type: 'Normal',
    count: 40,
    firstTimestamp: ago(600),
  },
);
const provisioner = (parts: object) => workload('local-path-provisioner', { namespace: 'kube-system', ...parts });
const scheduled = waitingFor(['data'], '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.');

ruleCases(v04ProvisionerDown, {
  finds: {
    'a provisioner that was scaled to zero': {
      objects: [
        node(),
        localPath(),
        data,
        waits,
        scheduled,
        provisioner({ replicas: 0 }).filter(({ kind }) => kind !== 'Pod'),
      ],
      object: 'Deployment/kube-system/local-path-provisioner',
      severity: 'critical',
      evidence: [/ExternalProvisioning/, /no ready pod/],
    },
    'a pod of which the scheduler says nothing while it waits for the volume': {
      objects: [
        node(),
        localPath(),
        data,
        waits,
        pod('db-0', { node: null, age: 600, ...mounting('data'), status: { phase: 'Pending', conditions: [] } }),
        provisioner({ replicas: 0 }).filter(({ kind }) => kind !== 'Pod'),
      ],
      object: 'Deployment/kube-system/local-path-provisioner',
      severity: 'critical',
      evidence: [/ExternalProvisioning/],
    },
    'a provisioner that was never installed': {
      objects: [node(), localPath(), data, waits, scheduled],
      object: 'StorageClass/local-path',
      evidence: [/provisioner: rancher.io\/local-path/],
    },
    'an unknown one that has been silent for ten minutes': {
      objects: [
        object('StorageClass', 'fast', { more: { provisioner: 'example.com/disk' } }),
        claim('data', { class: 'fast' }),
      ],
      object: 'StorageClass/fast',
      severity: 'warning',
      evidence: [/provisioner: example.com\/disk/],
    },
  },
  ignores: {
    'a claim that waits for its first pod': { objects: [localPath(), claim('data', { class: 'local-path' })] },
    'a provisioner that has just been asked': {
      objects: [localPath(), claim('data', { class: 'local-path', selectedNode: 'node-1', age: 20 }), provisioner({})],
    },
    'a provisioner that says why it fails': {
      objects: [
        localPath(),
        data,
        waits,
        provisioner({}),
        event(data, 'ProvisioningFailed', 'failed to provision volume with StorageClass "local-path": something'),
      ],
    },
    'volumes made by hand': { objects: [manualClass('manual', 'Immediate'), claim('data', { class: 'manual' })] },
  },
});

const longhorn = object('StorageClass', 'longhorn', { more: { provisioner: 'driver.longhorn.io' } });

test.each([
  ['longhorn-system', 'longhorn-manager', ['C5']],
  ['shop', 'web', ['C5', 'V4']],
])('V4: a driver that its add-on never brought is the trouble of that add-on (%s)', (namespace, name, codes) => {
  const crashing = workload(name, { namespace, kind: 'DaemonSet', state: crashed({ exitCode: 1 }) });
  const objects = [node(), longhorn, claim('data', { class: 'longhorn', age: 1200 }), crashing];
  const found = diagnose(snapshotOf({ objects })).map(({ code }) => code);
  expect(found.toSorted()).toEqual(codes);
});
