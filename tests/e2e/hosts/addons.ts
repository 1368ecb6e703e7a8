import type { HostCase } from '../host-case.ts';
import { claim, deployment, documents, sleeper, withClaim } from '../manifest.ts';
import { crashLooping, event, waiting } from '../symptoms.ts';

const consumer = documents(claim('data'), deployment('database', withClaim(sleeper, 'data')));
const victims = (namespace: string) => [
  { kind: 'PersistentVolumeClaim', namespace, name: 'data' },
  { kind: 'Deployment', namespace, name: 'database' },
];
// The image is the first cause; that the volume's helper fails (V5) is its symptom.
const helper = { kind: 'Pod', namespace: 'kube-system', name: 'helper-pod-create-pvc-*' };
const provisioner = { kind: 'Deployment', namespace: 'kube-system', name: 'local-path-provisioner' };

export const addons: readonly HostCase[] = [
  {
    fault: 'local-path-down',
    manifest: consumer,
    // A provisioner that is down is given a minute.
    until: (seen) => seen.seconds > 75 && event('ExternalProvisioning')(seen.own),
    expected: () => [
      { code: 'V4', object: provisioner, evidence: [/replicas|ready/i], victims: victims('e2e-local-path-down') },
    ],
  },
  {
    fault: 'local-path-helper-broken',
    manifest: consumer,
    until: (seen) => seen.seconds > 75 && waiting('ImagePullBackOff', 'ErrImagePull')(seen.system),
    expected: () => [
      { code: 'I1', object: helper, evidence: [/not found/], victims: victims('e2e-local-path-helper-broken') },
    ],
    needs: 'lab',
  },
  {
    fault: 'corefile-broken',
    until: (seen) => crashLooping(2)(seen.system),
    expected: () => [
      {
        code: 'D4',
        object: { kind: 'ConfigMap', namespace: 'kube-system', name: 'coredns' },
        evidence: [/forwrad/],
        victims: [{ kind: 'Deployment', namespace: 'kube-system', name: 'coredns' }],
      },
    ],
  },
];
