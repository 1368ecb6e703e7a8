import { crashed, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { g08Webhook } from './g08-webhook.ts';
import { refusedWith } from './testing/refused-with.ts';

const gone =
  'Error creating: Internal error occurred: failed calling webhook "pods.policy.example": failed to call webhook: Post "https://policy.policy-system.svc:443/pods?timeout=10s": no endpoints available for service "policy"';
const denied =
  'Error creating: admission webhook "pods.policy.example" denied the request: image comes from an unknown registry';
const configuration = object('ValidatingWebhookConfiguration', 'policy', {
  more: {
    webhooks: [
      { name: 'pods.policy.example', clientConfig: { service: { namespace: 'policy-system', name: 'policy' } } },
    ],
  },
});

ruleCases(g08Webhook, {
  finds: {
    'a webhook without pods behind its Service': {
      objects: [configuration, refusedWith(gone)],
      object: 'ValidatingWebhookConfiguration/policy',
      severity: 'critical',
      evidence: [/no endpoints available for service "policy"/],
      victims: ['Service/policy-system/policy', 'Deployment/shop/web'],
    },
    'a webhook that says no': {
      objects: [configuration, refusedWith(denied)],
      object: 'ValidatingWebhookConfiguration/policy',
      evidence: [/denied the request: image comes from an unknown registry/],
    },
    'a webhook whose configuration may not be read': {
      objects: refusedWith(gone),
      unreadable: { ValidatingWebhookConfiguration: { reason: 'forbidden', message: 'no' } },
      object: 'Deployment/shop/web',
      evidence: [/failed calling webhook/],
      also: ['U1'],
    },
  },
  ignores: {
    'a webhook configuration that harms nobody': { objects: [configuration, workload('web')] },
    'a crash without any refusal': { objects: [configuration, workload('web', { state: crashed({ exitCode: 1 }) })] },
  },
});
