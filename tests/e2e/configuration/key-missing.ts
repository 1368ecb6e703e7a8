import type { FailingCase } from '../case.ts';
import { deployment, documents, shell } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

const settings = `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {URL: "http://example"}
`;

export const workload: FailingCase = {
  name: 'key-missing',
  code: 'G3',
  culprit: 'ConfigMap/settings',
  manifest: documents(
    settings,
    deployment(
      'shop',
      shell('sleep 3600', 'env: [{name: URL, valueFrom: {configMapKeyRef: {name: settings, key: url}}}]'),
    ),
  ),
  until: waiting('CreateContainerConfigError'),
  evidence: [/url/],
  victims: ['Deployment/shop'],
};
