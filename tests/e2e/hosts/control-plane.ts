import type { HostCase } from '../host-case.ts';
import { deployment, pod, sleeper } from '../manifest.ts';
import { after, onHost, onServer, unreachable } from './conditions.ts';

const component = (name: string) => ({ kind: 'Component', name });

export const controlPlane: readonly HostCase[] = [
  { fault: 'k3s-stopped', until: unreachable, expected: onHost('N19', /inactive/) },
  { fault: 'k3s-crash-loop', until: after(15), expected: onHost('N18', /LabRemovedGate/) },
  { fault: 'token-lost', until: after(15), expected: onHost('N15', /token/i) },
  {
    fault: 'apiserver-frozen',
    until: unreachable,
    expected: ({ address }) => [{ code: 'N0', object: { kind: 'Cluster', name: address }, evidence: [/time/i] }],
  },
  // Connections that are open go on; a new one, such as that of the diagnosis, meets the new certificate.
  { fault: 'expired-certificate', until: after(15), expected: onHost('N10', /serving-kube-apiserver/) },
  { fault: 'expired-admin-certificate', until: after(1), expected: onServer('N10', /client-admin/) },
  {
    fault: 'datastore-locked',
    until: after(30),
    expected: onServer('N9', /DeadlineExceeded|locked|total time: [3-9]\d\./),
  },
  {
    fault: 'scheduler-frozen',
    manifest: pod('unplaced', sleeper),
    until: after(40),
    expected: () => [{ code: 'N16', object: component('kube-scheduler'), evidence: [/unplaced/] }],
  },
  {
    fault: 'controller-manager-frozen',
    manifest: deployment('unmade', sleeper),
    until: after(40),
    expected: () => [{ code: 'N16', object: component('kube-controller-manager'), evidence: [/unmade|generation/i] }],
  },
];
