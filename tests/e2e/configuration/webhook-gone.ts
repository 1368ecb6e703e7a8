import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { podsRefused } from '../symptoms.ts';

const webhook = `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: lions-e2e-policy}
webhooks:
  - name: policy.lions-e2e.example
    clientConfig: {service: {namespace: e2e-webhook-gone, name: policy, path: /}}
    rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
    namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: e2e-webhook-gone}}
    failurePolicy: Fail
    sideEffects: None
    admissionReviewVersions: [v1]
    timeoutSeconds: 2
`;

/** An admission webhook whose service was removed without it: nothing in its namespaces can be made any more. */
export const workload: FailingCase = {
  name: 'webhook-gone',
  code: 'G8',
  culprit: 'ValidatingWebhookConfiguration/lions-e2e-policy',
  manifest: documents(webhook, deployment('shop', sleeper)),
  until: podsRefused,
  evidence: [/failed calling webhook/],
  victims: ['Deployment/shop'],
};
