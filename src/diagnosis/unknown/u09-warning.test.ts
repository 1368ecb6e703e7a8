import { expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { event, type Fields, node, object, pod, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago, snapshotOf } from '../testing/scene.ts';
import { u09Warning } from './u09-warning.ts';

const service = object('Service', 'web', {
  spec: { type: 'LoadBalancer', clusterIP: '10.43.0.9', ports: [{ port: 80 }] },
});
const often = (about: ReturnType<typeof object>, reason: string, message: string, more: Fields = {}) =>
  event(about, reason, message, { count: 7, firstTimestamp: ago(900), ...more });
const release = { ...object('ConfigMap', 'shop'), kind: 'HelmRelease' };
const autoscaler = (status: string) =>
  object('HorizontalPodAutoscaler', 'web', {
    spec: { maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'web' } },
    status: {
      conditions: [
        { type: 'AbleToScale', status: 'True' },
        { type: 'ScalingActive', status },
      ],
    },
  });
const well = { workloadStatus: { readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 } };

ruleCases(u09Warning, {
  finds: {
    'a controller of an add-on that cannot go on': {
      objects: [often(release, 'UpgradeFailed', 'Helm upgrade failed: another operation is in progress')],
      object: 'HelmRelease/shop/shop',
      severity: 'warning',
      evidence: [/UpgradeFailed: Helm upgrade failed/],
    },
    'a node whose images cannot be cleaned up': {
      objects: [node(), often(node(), 'ContainerGCFailed', 'rpc error: code = Unknown desc = garbage')],
      object: 'Node/node-1',
      evidence: [/ContainerGCFailed/],
    },
    'a warning that goes on for minutes, each time as an event of its own': {
      objects: [
        event(release, 'Stalled', 'no progress', { seconds: 400 }),
        event(release, 'Stalled', 'no progress', { seconds: 50 }),
      ],
      object: 'HelmRelease/shop/shop',
      evidence: [/Stalled: no progress/],
    },
  },
  ignores: {
    'what was said once': { objects: [event(release, 'UpgradeFailed', 'failed', { seconds: 30 })] },
    'what happened half an hour ago': {
      objects: [often(release, 'UpgradeFailed', 'failed', { seconds: 1800, firstTimestamp: ago(4000) })],
    },
    'what has stopped': {
      objects: [often(release, 'UpgradeFailed', 'failed', { seconds: 800, firstTimestamp: ago(860) })],
    },
    'an object that is gone, or another of its name': {
      objects: [
        often(object('Service', 'gone'), 'SyncLoadBalancerFailed', 'no'),
        service,
        often({ ...service, metadata: { ...service.metadata, uid: 'older' } }, 'SyncLoadBalancerFailed', 'no'),
      ],
    },
    'a pod, which shows by itself how it is': {
      objects: [
        node(),
        pod('web'),
        often(pod('web'), 'Unhealthy', 'Readiness probe failed'),
        often(pod('web'), 'BackOff', 'restarting'),
      ],
    },
    'a workload that has all its pods again': {
      objects: [node(), workload('web', well), often(workload('web', well)[0] as never, 'FailedCreate', 'quota')],
    },
    'a claim that got its volume': {
      objects: [
        object('PersistentVolumeClaim', 'data', { status: { phase: 'Bound' } }),
        often(object('PersistentVolumeClaim', 'data'), 'ProvisioningFailed', 'timeout'),
      ],
    },
    'a Job that succeeded': {
      objects: [
        object('Job', 'once', { status: { succeeded: 1 } }),
        often(object('Job', 'once'), 'BackoffLimitExceeded', 'x'),
      ],
    },
    'an autoscaler that has its metrics now': {
      objects: [autoscaler('True'), often(autoscaler('True'), 'FailedGetResourceMetric', 'none')],
    },
    'the ordinary life of nodes and Services': {
      objects: [
        node(),
        service,
        often(node(), 'Rebooted', 'Node node-1 has been rebooted'),
        often(node(), 'InvalidDiskCapacity', 'invalid capacity 0 on image filesystem'),
        often(service, 'FailedToUpdateEndpointSlices', 'conflict'),
      ],
    },
    'news that are no warnings': { objects: [often(release, 'Progressing', 'Helm upgrade', { type: 'Normal' })] },
  },
});

const refusedClaim = object('PersistentVolumeClaim', 'data', {
  spec: { storageClassName: 'nowhere', accessModes: ['ReadWriteOnce'] },
  status: { phase: 'Pending' },
});

test('where the cause is known, the warnings are not a second finding, and not even a symptom', () => {
  const told = often(refusedClaim, 'ProvisioningFailed', 'storageclass.storage.k8s.io "nowhere" not found');
  const findings = diagnose(snapshotOf({ objects: [node(), refusedClaim, told] }));
  expect(findings.map(({ code, symptoms }) => [code, symptoms])).toEqual([['V2', []]]);
});

test('an add-on that cannot make a Secret of its own object is told of with the Secret that is missing', () => {
  const sealed = { ...object('ConfigMap', 'env'), kind: 'SealedSecret' };
  const web = workload('web', {
    phase: 'Pending',
    container: { envFrom: [{ secretRef: { name: 'env' } }] },
    state: waiting('CreateContainerConfigError', 'secret "env" not found'),
  });
  const told = [
    often(sealed, 'ErrUnsealFailed', 'no key could decrypt secret'),
    often({ ...sealed, metadata: { ...sealed.metadata, name: 'other' } }, 'ErrUnsealFailed', 'no key'),
  ];
  const findings = diagnose(snapshotOf({ objects: [node(), web, told] }));
  expect(findings.map(({ code, object: { name } }) => [code, name])).toEqual([
    ['G2', 'env'],
    ['U9', 'other'],
  ]);
  expect(findings[0]?.evidence.map(({ value }) => value).join()).toContain('no key could decrypt');
});
