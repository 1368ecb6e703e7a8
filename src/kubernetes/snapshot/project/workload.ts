import { all, each, gone, plain, record, shared } from './fields.ts';
import { projectMetadata } from './metadata.ts';
import { projectCondition } from './pod.ts';
import { projectTemplate } from './pod-spec.ts';

const claim = record({ metadata: projectMetadata, status: gone }, plain);
const spec = record({ template: projectTemplate, volumeClaimTemplates: each(claim), selector: shared }, plain);

/** Controllers whose `spec.template` is a pod's: Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job. */
export const projectWorkload = record({
  ...all(plain, 'apiVersion', 'kind'),
  metadata: projectMetadata,
  spec,
  status: record({ conditions: each(projectCondition) }, plain),
});

export const projectCronJob = record({
  ...all(plain, 'apiVersion', 'kind', 'status'),
  metadata: projectMetadata,
  spec: record({ jobTemplate: record({ metadata: projectMetadata, spec }, plain) }, plain),
});
