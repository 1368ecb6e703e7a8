import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { crashed, event, pod, waiting } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { snapshotOf } from '../testing/scene.ts';
import { claim, localPath } from './testing/claims.ts';
import { v05HelperPod } from './v05-helper-pod.ts';

const data = claim('data', {
  class: 'local-path',
  selectedNode: 'node-1',
  metadata: { uid: '0f3c', annotations: { 'volume.kubernetes.io/selected-node': 'node-1' } },
});
const timeout = event(
  data,
  'ProvisioningFailed',
  'failed to provision volume with StorageClass "local-path": failed to create volume pvc-0f3c: create process timeout after 120 seconds',
);
const helper = (parts: object) => pod('helper-pod-create-pvc-0f3c', { namespace: 'kube-system', age: 90, ...parts });

ruleCases(v05HelperPod, {
  finds: {
    'a helper that never finishes': {
      objects: [localPath(), data, timeout],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'warning',
      evidence: [/create process timeout/],
    },
    'a helper whose script may not make the directory': {
      objects: [localPath(), data, timeout, helper({ status: { phase: 'Failed' }, state: crashed({ exitCode: 1 }) })],
      logs: {
        'kube-system/helper-pod-create-pvc-0f3c/app': "mkdir: can't create directory '/mnt/x': Permission denied",
      },
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/can't create directory/],
    },
    'a helper that the namespace does not admit': {
      objects: [
        localPath(),
        data,
        event(
          data,
          'ProvisioningFailed',
          'failed to provision volume with StorageClass "local-path": failed to create volume pvc-0f3c: pods "helper-pod-create-pvc-0f3c" is forbidden: violates PodSecurity "baseline:latest": hostPath volumes',
        ),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/violates PodSecurity/],
    },
  },
  ignores: {
    'a helper that has just started': {
      objects: [localPath(), data, helper({ age: 5, state: waiting('ContainerCreating') })],
    },
    'the helper of another claim': {
      objects: [localPath(), data, pod('helper-pod-create-pvc-ffff', { state: waiting('ContainerCreating') })],
    },
  },
});

describe('a helper pod with a cause of its own', () => {
  test('is the only finding, and the claim is its victim', () => {
    const stuck = helper({ container: { image: 'busybox:nope' }, state: waiting('ErrImagePull', 'manifest unknown') });
    const findings = diagnose(snapshotOf({ objects: [localPath(), data, timeout, stuck] }));
    expect(findings.map(({ code, object: { name }, symptoms }) => [code, name, symptoms])).toEqual([
      ['I1', 'helper-pod-create-pvc-0f3c', ['V5']],
    ]);
    expect(findings[0]?.related.map(({ kind, name }) => `${kind}/${name}`)).toContain('PersistentVolumeClaim/data');
  });
});
