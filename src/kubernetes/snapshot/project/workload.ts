import type { RawObject } from '../../object.ts';
import { change, each, type Fields } from './fields.ts';
import { projectMetadata } from './metadata.ts';
import { projectCondition } from './pod.ts';
import { projectTemplate } from './pod-spec.ts';

/** Controllers whose `spec.template` is a pod's: Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job. */
export function projectWorkload(object: RawObject): Fields {
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: projectMetadata(object.metadata),
    spec: workloadSpec(object['spec']),
    status: change(object['status'], { conditions: each(projectCondition) }),
  };
}

export function projectCronJob(object: RawObject): Fields {
  const jobTemplate = (template: unknown) => change(template, { metadata: projectMetadata, spec: workloadSpec });
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: projectMetadata(object.metadata),
    spec: change(object['spec'], { jobTemplate }),
    status: object['status'],
  };
}

function workloadSpec(spec: unknown): unknown {
  return change(spec, {
    template: projectTemplate,
    volumeClaimTemplates: each((claim) => change(claim, { metadata: projectMetadata, status: () => undefined })),
  });
}
