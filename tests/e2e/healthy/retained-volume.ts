import type { HealthyCase } from '../case.ts';

const volume = `
apiVersion: v1
kind: PersistentVolume
metadata: {name: lions-e2e-retained}
spec:
  capacity: {storage: 16Mi}
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  storageClassName: lions-e2e-by-hand
  hostPath: {path: /var/lib/lions-e2e-retained}
  claimRef: {namespace: e2e-retained-volume, name: data, uid: 5f1c0c0a-0000-4000-8000-000000000001}
`;

/** Its claim was deleted, and its data kept on purpose. */
export const workload: HealthyCase = {
  name: 'retained-volume',
  healthy: true,
  manifest: volume,
  until: (seen) =>
    seen.volumes.some((one) => one.metadata.name === 'lions-e2e-retained' && one.status?.phase === 'Released'),
};
