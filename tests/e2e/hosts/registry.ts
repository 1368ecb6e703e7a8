import type { HostCase } from '../host-case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

/** Asked for anew at each start, so that an image from an earlier run hides nothing. */
const puller = deployment(
  'shop',
  `
containers:
  - {name: app, image: docker.io/lab/httpd:1, imagePullPolicy: Always}
`,
);

function registry(fault: string, code: string, evidence: RegExp): HostCase {
  return {
    fault,
    manifest: puller,
    needs: 'lab',
    until: (seen) => waiting('ErrImagePull', 'ImagePullBackOff')(seen.own),
    expected: () => [
      { code, object: { kind: 'Deployment', namespace: `e2e-${fault}`, name: 'shop' }, evidence: [evidence] },
    ],
  };
}

export const registries: readonly HostCase[] = [
  registry('registry-refusing', 'I7', /connection refused/),
  registry('registry-plain-http', 'I9', /HTTP response to HTTPS client/),
  registry('registry-unknown-ca', 'I8', /unknown authority/),
  registry('registry-rate-limited', 'I5', /429/),
  registry('registry-server-error', 'I15', /503/),
  registry('registry-unauthorized', 'I3', /401|authoriz/i),
  registry('registry-forbidden', 'I3', /403/),
];
