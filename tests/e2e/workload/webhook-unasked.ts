import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { olderThan } from '../symptoms.ts';

const webhook = `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: lions-e2e-unasked}
webhooks:
  - name: hosts.lions-e2e.example
    clientConfig: {service: {namespace: e2e-webhook-unasked, name: hosts, path: /}}
    rules: [{apiGroups: [networking.k8s.io], apiVersions: [v1], operations: [CREATE], resources: [ingresses]}]
    namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: e2e-webhook-unasked}}
    failurePolicy: Fail
    sideEffects: None
    admissionReviewVersions: [v1]
    timeoutSeconds: 2
`;

/** Its Service is gone, and nobody has made an Ingress since. */
export const workload: FailingCase = {
  name: 'webhook-unasked',
  code: 'W13',
  culprit: 'ValidatingWebhookConfiguration/lions-e2e-unasked',
  manifest: documents(webhook, deployment('shop', sleeper)),
  until: olderThan(200),
  evidence: [/e2e-webhook-unasked\/hosts/, /not found/],
  victims: ['Service/hosts'],
};
