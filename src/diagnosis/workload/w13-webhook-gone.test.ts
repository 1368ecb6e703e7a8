import { type Fields, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { w13WebhookGone } from './w13-webhook-gone.ts';

const hook = (over: Fields = {}, age = 86_400) =>
  object('ValidatingWebhookConfiguration', 'policy', {
    age,
    more: {
      webhooks: [
        {
          name: 'check.policy.example',
          clientConfig: { service: { namespace: 'policy', name: 'policy', path: '/' } },
          rules: [{ operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['configmaps'] }],
          failurePolicy: 'Fail',
          ...over,
        },
      ],
    },
  });
const service = object('Service', 'policy', { namespace: 'policy', spec: { selector: { app: 'policy' } } });
const slice = object('EndpointSlice', 'policy-1', {
  namespace: 'policy',
  metadata: { labels: { 'kubernetes.io/service-name': 'policy' } },
  more: { endpoints: [{ addresses: ['10.42.0.9'], conditions: { ready: true } }] },
});

ruleCases(w13WebhookGone, {
  finds: {
    'a Service that was removed without its webhook': {
      objects: [hook()],
      object: 'ValidatingWebhookConfiguration/policy',
      severity: 'warning',
      evidence: [/clientConfig\.service: policy\/policy/, /not found/],
    },
    'two configurations of one program, as one': {
      objects: [
        hook(),
        object('MutatingWebhookConfiguration', 'policy', {
          age: 86_400,
          more: {
            webhooks: [
              {
                name: 'fill.policy.example',
                clientConfig: { service: { namespace: 'policy', name: 'policy' } },
                rules: [{ resources: ['secrets'] }],
              },
            ],
          },
        }),
      ],
      object: 'ValidatingWebhookConfiguration/policy',
      evidence: [/fill\.policy\.example/],
      victims: ['MutatingWebhookConfiguration/policy', 'Service/policy/policy'],
    },
    'a Service with nobody behind it, and the policy that is the default': {
      objects: [
        hook({ failurePolicy: undefined }),
        service,
        workload('policy', { namespace: 'policy', workload: { replicas: 0 }, workloadStatus: { replicas: 0 } }).slice(
          0,
          1,
        ),
      ],
      object: 'ValidatingWebhookConfiguration/policy',
      evidence: [/none ready/],
    },
  },
  ignores: {
    'a webhook that works': { objects: [hook(), service, slice] },
    'one that may be ignored': { objects: [hook({ failurePolicy: 'Ignore' })] },
    'one outside the cluster': { objects: [hook({ clientConfig: { url: 'https://policy.example/' } })] },
    'one that was just made': { objects: [hook({}, 60)] },
    'one without rules': { objects: [hook({ rules: [] })] },
    'Services that could not be read': {
      objects: [hook()],
      unreadable: { Service: { reason: 'forbidden', message: 'no' } },
    },
  },
});
