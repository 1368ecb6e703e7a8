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

function registry(fault: string, code: string, evidence: RegExp, culprit: 'Registry' | 'Deployment'): HostCase {
  const shop = { kind: 'Deployment', namespace: `e2e-${fault}`, name: 'shop' };
  const itself = { kind: 'Registry', name: 'docker.io' };
  return {
    fault,
    manifest: puller,
    needs: 'lab',
    until: (seen) => waiting('ErrImagePull', 'ImagePullBackOff')(seen.own),
    expected: () => [
      culprit === 'Registry'
        ? { code, object: itself, evidence: [evidence], victims: [shop] }
        : { code, object: shop, evidence: [evidence] },
    ],
  };
}

export const registries: readonly HostCase[] = [
  registry('registry-refusing', 'I7', /connection refused/, 'Registry'),
  registry('registry-plain-http', 'I9', /HTTP response to HTTPS client/, 'Registry'),
  registry('registry-unknown-ca', 'I8', /unknown authority/, 'Registry'),
  registry('registry-rate-limited', 'I5', /429/, 'Registry'),
  registry('registry-server-error', 'I15', /503/, 'Registry'),
  registry('registry-unauthorized', 'I3', /401|authoriz/i, 'Deployment'),
  registry('registry-forbidden', 'I3', /403/, 'Deployment'),
];
