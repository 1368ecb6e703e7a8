import { expect, test } from 'vitest';
import type { ObjectRef } from '../../model/object.ts';
import { diagnose } from '../diagnose.ts';
import { crashed, event, object, pod, workload } from '../testing/objects.ts';
import { ago, type Scene, snapshotOf } from '../testing/scene.ts';
import { metricsApi } from './testing/api-services.ts';
import { autoscaler, condition, noFigure, web } from './testing/autoscalers.ts';

// Symptoms of this family, and the one finding under which each must be folded.

const found = (scene: Scene) => diagnose(snapshotOf(scene)).map(({ code, object }) => `${code} ${written(object)}`);
const written = ({ kind, namespace, name }: ObjectRef) => [kind, ...(namespace ? [namespace] : []), name].join('/');

const down =
  'failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)';
const noEndpoints = metricsApi(
  'MissingEndpoints',
  'endpoints for service/metrics-server in "kube-system" have no addresses',
);
const terminating = object('Namespace', 'old', {
  metadata: { deletionTimestamp: ago(7200) },
  status: {
    phase: 'Terminating',
    conditions: [
      condition(
        'NamespaceDeletionDiscoveryFailure',
        'True',
        'DiscoveryFailed',
        'Discovery failed for some groups, 1 failing: unable to retrieve the complete list of server APIs: metrics.k8s.io/v1beta1: the server is currently unable to handle the request',
      ),
    ],
  },
});

test('a crash of metrics-server explains its API, the autoscalers and a namespace that cannot be deleted', () => {
  const scene: Scene = {
    objects: [
      web(),
      autoscaler('web', { conditions: noFigure(down) }),
      event(autoscaler('web'), 'FailedGetResourceMetric', down),
      noEndpoints,
      terminating,
      object('Service', 'metrics-server', { namespace: 'kube-system', spec: { selector: { app: 'metrics-server' } } }),
      workload('metrics-server', { namespace: 'kube-system', state: crashed({ exitCode: 1 }) }),
    ],
    logs: { 'kube-system/metrics-server-7f9c-x1/app/previous': 'panic: unable to parse flag' },
  };
  expect(found(scene)).toEqual(['C21 Deployment/kube-system/metrics-server']);
});

test('an API without a cause of its own explains the autoscalers', () => {
  const scene = { objects: [web(), autoscaler('web', { conditions: noFigure(down) }), noEndpoints, terminating] };
  expect(found(scene)).toEqual(['W12 APIService/v1beta1.metrics.k8s.io']);
});

test('a pod that cannot end explains its namespace', () => {
  const leaving = { deletionTimestamp: ago(3600), finalizers: ['example.com/backup'] };
  const scene = {
    objects: [
      object('Namespace', 'old', {
        metadata: { deletionTimestamp: ago(3600) },
        status: {
          conditions: [
            condition(
              'NamespaceContentRemaining',
              'True',
              'SomeResourcesRemain',
              'Some resources are remaining: pods. has 1 resource instances',
            ),
          ],
        },
      }),
      pod('job', { namespace: 'old', metadata: leaving }),
    ],
  };
  expect(found(scene)).toEqual(['C24 Pod/old/job']);
});

test('what a namespace waits for is told of with the namespace', () => {
  const held = { deletionTimestamp: ago(3600), finalizers: ['acme.cert-manager.io/finalizer'] };
  const scene = {
    objects: [
      object('Namespace', 'old', { metadata: { deletionTimestamp: ago(3600) }, status: { phase: 'Terminating' } }),
      object('Challenge', 'web-1', { namespace: 'old', metadata: held }),
    ],
  };
  expect(found(scene)).toContain('W11 Namespace/old');
  expect(found(scene).filter((line) => line.startsWith('W18'))).toEqual([]);
});

test('a quota that refuses pods is told of once', () => {
  const refusal =
    'Error creating: pods "web-x" is forbidden: exceeded quota: dev, requested: pods=1, used: pods=1, limited: pods=1';
  const quota = (name: string, pods: string) =>
    object('ResourceQuota', name, { spec: { hard: { pods } }, status: { hard: { pods }, used: { pods: '1' } } });
  const [deployment, set] = workload('web', { replicas: 2, workloadStatus: { replicas: 1 } });
  const short = { ...set, status: { replicas: 0 } } as NonNullable<typeof set>;
  const scene = {
    objects: [deployment ?? [], short, event(short, 'FailedCreate', refusal), quota('dev', '1'), quota('all', '50')],
  };
  expect(found(scene)).toEqual(['G4 ResourceQuota/shop/dev']);
});

test('a webhook that refuses pods is told of by the refusal', () => {
  const configuration = object('ValidatingWebhookConfiguration', 'policy', {
    age: 86_400,
    more: {
      webhooks: [
        {
          name: 'check.policy.example',
          clientConfig: { service: { namespace: 'policy', name: 'policy' } },
          rules: [{ resources: ['pods'] }],
        },
      ],
    },
  });
  const [deployment, set] = workload('web', { workloadStatus: { replicas: 0 } });
  const short = { ...set, status: { replicas: 0 } } as NonNullable<typeof set>;
  const refusal =
    'Error creating: Internal error occurred: failed calling webhook "check.policy.example": failed to call webhook: Post "https://policy.policy.svc:443/?timeout=10s": service "policy" not found';
  const scene = { objects: [deployment ?? [], short, event(short, 'FailedCreate', refusal), configuration] };
  expect(found(scene)).toEqual(['G8 ValidatingWebhookConfiguration/policy']);
});

test('a binding without its role explains the program that may not ask', () => {
  const scene = {
    objects: [
      object('Namespace', 'shop'),
      object('ServiceAccount', 'app'),
      object('RoleBinding', 'app', {
        more: {
          roleRef: { kind: 'Role', name: 'reader' },
          subjects: [{ kind: 'ServiceAccount', name: 'app', namespace: 'shop' }],
        },
      }),
      workload('web', { spec: { serviceAccountName: 'app' }, state: crashed({ exitCode: 1 }) }),
    ],
    logs: {
      'shop/web-7f9c-x1/app/previous':
        'error: configmaps is forbidden: User "system:serviceaccount:shop:app" cannot list resource "configmaps" in API group "" in the namespace "shop"',
    },
  };
  expect(found(scene)).toEqual(['W16 RoleBinding/shop/app']);
});
