import type { FailingCase } from '../case.ts';
import { claim, deployment, documents, sleeper, withClaim } from '../manifest.ts';
import { all, claimPhase, unschedulable } from '../symptoms.ts';

const volume = `
apiVersion: v1
kind: PersistentVolume
metadata: {name: lions-e2e-lost-node}
spec:
  capacity: {storage: 1Gi}
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  local: {path: /var/lib/lions-e2e}
  nodeAffinity:
    required:
      nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [gone-for-good]}]}]
`;

/** The volume lives on a disk of a machine that is no longer in the cluster. */
export const workload: FailingCase = {
  name: 'volume-of-a-lost-node',
  code: 'V10',
  culprit: 'PersistentVolumeClaim/data',
  manifest: documents(
    volume,
    claim('data', 'storageClassName: ""\nvolumeName: lions-e2e-lost-node\naccessModes: [ReadWriteOnce]'),
    deployment('database', withClaim(sleeper, 'data')),
  ),
  until: all(claimPhase('Bound'), unschedulable(/./)),
  evidence: [/gone-for-good/],
  victims: ['Deployment/database'],
};
