import type { HostCase } from '../host-case.ts';
import { claim, deployment, documents, sleeper, withClaim } from '../manifest.ts';
import { crashLooping, event, waiting } from '../symptoms.ts';

const consumer = documents(claim('data'), deployment('database', withClaim(sleeper, 'data')));
const victims = (namespace: string) => [
  { kind: 'PersistentVolumeClaim', namespace, name: 'data' },
  { kind: 'Deployment', namespace, name: 'database' },
];
const provisioner = { kind: 'Deployment', namespace: 'kube-system', name: 'local-path-provisioner' };

export const addons: readonly HostCase[] = [
  {
    fault: 'local-path-down',
    manifest: consumer,
    until: (seen) => event('ExternalProvisioning')(seen.own),
    expected: () => [
      { code: 'V4', object: provisioner, evidence: [/replicas|ready/i], victims: victims('e2e-local-path-down') },
    ],
  },
  {
    fault: 'local-path-helper-broken',
    manifest: consumer,
    until: (seen) => waiting('ImagePullBackOff', 'ErrImagePull')(seen.system),
    expected: () => [
      { code: 'V5', object: provisioner, evidence: [/helper-pod/], victims: victims('e2e-local-path-helper-broken') },
    ],
    needs: 'lab',
  },
  {
    fault: 'corefile-broken',
    until: (seen) => crashLooping(2)(seen.system),
    expected: () => [
      {
        code: 'C5',
        object: { kind: 'Deployment', namespace: 'kube-system', name: 'coredns' },
        evidence: [/forwrad/],
      },
    ],
  },
];
