import type { FailingCase } from '../case.ts';
import { claim, deployment, documents, sleeper, withClaim } from '../manifest.ts';
import { event } from '../symptoms.ts';

const storageClass = `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: lions-e2e-immediate}
provisioner: rancher.io/local-path
volumeBindingMode: Immediate
`;

/** A class that binds before anybody knows on which node, for volumes that live on one node. */
export const workload: FailingCase = {
  name: 'binds-at-once',
  code: 'V7',
  culprit: 'PersistentVolumeClaim/data',
  manifest: documents(
    storageClass,
    claim('data', 'storageClassName: lions-e2e-immediate\naccessModes: [ReadWriteOnce]'),
    deployment('database', withClaim(sleeper, 'data')),
  ),
  until: event('ProvisioningFailed', /no node was specified/),
  evidence: [/no node was specified/],
  victims: ['Deployment/database'],
  needs: 'lab',
};
