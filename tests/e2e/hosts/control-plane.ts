import type { HostCase } from '../host-case.ts';
import { pod, sleeper } from '../manifest.ts';
import { after, leaseOlder, onServer, unreachable } from './conditions.ts';

export const controlPlane: readonly HostCase[] = [
  { fault: 'k3s-stopped', until: unreachable, expected: onServer('N0', /inactive/) },
  { fault: 'k3s-crash-loop', until: after(15), expected: onServer('N0', /LabRemovedGate|activating|exit/) },
  { fault: 'token-lost', until: after(15), expected: onServer('N15', /token/i) },
  { fault: 'apiserver-frozen', until: unreachable, expected: onServer('N0', /time|answer/i) },
  { fault: 'expired-certificate', until: unreachable, expected: onServer('N10', /serving-kube-apiserver/) },
  { fault: 'expired-admin-certificate', until: after(1), expected: onServer('N10', /client-admin/) },
  { fault: 'datastore-locked', until: after(30), expected: onServer('N9', /locked/) },
  {
    fault: 'scheduler-frozen',
    manifest: pod('unplaced', sleeper),
    until: leaseOlder('kube-scheduler', 30),
    expected: onServer('N16', /kube-scheduler/),
  },
  {
    fault: 'controller-manager-frozen',
    until: leaseOlder('kube-controller-manager', 30),
    expected: onServer('N16', /kube-controller-manager/),
  },
];
