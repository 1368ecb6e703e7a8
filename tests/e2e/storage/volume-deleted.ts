import { builtIn } from '../../../src/kubernetes/built-in.ts';
import type { FailingCase } from '../case.ts';
import { claim, documents } from '../manifest.ts';
import { claimPhase } from '../symptoms.ts';

const volume = `
apiVersion: v1
kind: PersistentVolume
metadata: {name: lions-e2e-deleted}
spec:
  capacity: {storage: 1Gi}
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  hostPath: {path: /var/lib/lions-e2e}
`;

export const workload: FailingCase = {
  name: 'volume-deleted',
  code: 'V14',
  culprit: 'PersistentVolumeClaim/data',
  manifest: documents(
    volume,
    claim('data', 'storageClassName: ""\nvolumeName: lions-e2e-deleted\naccessModes: [ReadWriteOnce]'),
  ),
  until: claimPhase('Lost'),
  evidence: [/Lost/, /lions-e2e-deleted/],
  steps: [
    {
      when: claimPhase('Bound'),
      act: async (client) => {
        await client.delete(builtIn.PersistentVolume, 'lions-e2e-deleted');
        const body = { metadata: { finalizers: null } };
        await client.patch(builtIn.PersistentVolume, 'lions-e2e-deleted', { type: 'merge', body });
      },
    },
  ],
};
