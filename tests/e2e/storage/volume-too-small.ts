import type { FailingCase } from '../case.ts';
import { claim, deployment, documents, sleeper, withClaim } from '../manifest.ts';
import { event } from '../symptoms.ts';

const volume = `
apiVersion: v1
kind: PersistentVolume
metadata: {name: lions-e2e-small}
spec:
  capacity: {storage: 1Mi}
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  hostPath: {path: /var/lib/lions-e2e}
`;

export const workload: FailingCase = {
  name: 'volume-too-small',
  code: 'V9',
  culprit: 'PersistentVolumeClaim/data',
  manifest: documents(
    volume,
    claim('data', 'storageClassName: ""\nvolumeName: lions-e2e-small\naccessModes: [ReadWriteOnce]'),
    deployment('database', withClaim(sleeper, 'data')),
  ),
  until: event('VolumeMismatch'),
  evidence: [/lions-e2e-small/],
  victims: ['Deployment/database'],
};
