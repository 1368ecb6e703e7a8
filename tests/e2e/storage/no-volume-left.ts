import type { FailingCase } from '../case.ts';
import { claim, deployment, documents, sleeper, withClaim } from '../manifest.ts';
import { unschedulable } from '../symptoms.ts';

const storageClass = `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: lions-e2e-by-hand}
provisioner: kubernetes.io/no-provisioner
volumeBindingMode: WaitForFirstConsumer
`;

/** Volumes of this class are made by hand, and none was made. */
export const workload: FailingCase = {
  name: 'no-volume-left',
  code: 'V11',
  culprit: 'PersistentVolumeClaim/data',
  manifest: documents(
    storageClass,
    claim('data', 'storageClassName: lions-e2e-by-hand\naccessModes: [ReadWriteOnce]'),
    deployment('database', withClaim(sleeper, 'data')),
  ),
  until: unschedulable(/persistent volumes? to bind/),
  evidence: [/persistent volumes? to bind|lions-e2e-by-hand/],
  victims: ['Deployment/database'],
};
