import type { RawObject } from '../../object.ts';
import { change, each, type Fields } from './fields.ts';
import { projectMetadata } from './metadata.ts';
import { projectCondition } from './pod.ts';
import { projectTemplate } from './pod-spec.ts';
import type { Sharing } from './sharing.ts';

/** Controllers whose `spec.template` is a pod's: Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job. */
export function projectWorkload(object: RawObject, sharing: Sharing): Fields {
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: projectMetadata(object.metadata, sharing),
    spec: workloadSpec(object['spec'], sharing),
    status: change(object['status'], { conditions: each(projectCondition) }),
  };
}

export function projectCronJob(object: RawObject, sharing: Sharing): Fields {
  const jobTemplate = (template: unknown) =>
    change(template, {
      metadata: (metadata) => projectMetadata(metadata, sharing),
      spec: (spec) => workloadSpec(spec, sharing),
    });
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: projectMetadata(object.metadata, sharing),
    spec: change(object['spec'], { jobTemplate }),
    status: object['status'],
  };
}

function workloadSpec(spec: unknown, sharing: Sharing): unknown {
  const claim = (one: unknown) =>
    change(one, { metadata: (metadata) => projectMetadata(metadata, sharing), status: () => undefined });
  return change(spec, {
    template: (template) => projectTemplate(template, sharing),
    volumeClaimTemplates: each(claim),
    selector: (selector) => sharing.of(selector),
  });
}
