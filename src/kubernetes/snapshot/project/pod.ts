import type { KindTypes } from '../../../model/kinds.ts';
import type { RawObject } from '../../object.ts';
import { change, each, pick, words } from './fields.ts';
import { projectMetadata } from './metadata.ts';
import { projectPodSpec } from './pod-spec.ts';
import type { Sharing } from './sharing.ts';

const statusFields = [
  'conditions',
  'containerStatuses',
  'ephemeralContainerStatuses',
  'hostIP',
  'initContainerStatuses',
  'message',
  'nominatedNodeName',
  'phase',
  'podIP',
  'qosClass',
  'reason',
  'startTime',
];
/** `lastUpdateTime` only Deployments have: when their rollout last went on. */
const conditionFields = ['type', 'status', 'reason', 'message', 'lastTransitionTime', 'lastUpdateTime'];
const containerFields = ['name', 'image', 'imageID', 'lastState', 'ready', 'restartCount', 'started', 'state'];
const stateFields = ['exitCode', 'signal', 'reason', 'message', 'startedAt', 'finishedAt'];

export function projectPod(pod: RawObject, sharing: Sharing): KindTypes['Pod'] {
  return {
    apiVersion: pod.apiVersion,
    kind: pod.kind,
    metadata: projectMetadata(pod.metadata, sharing),
    spec: projectPodSpec(pod['spec'], sharing),
    status: change(pick(pod['status'], statusFields), {
      conditions: each(projectCondition),
      containerStatuses: each(container),
      ephemeralContainerStatuses: each(container),
      initContainerStatuses: each(container),
      message: words,
    }),
  } as unknown as KindTypes['Pod'];
}

export function projectCondition(condition: unknown): unknown {
  return change(pick(condition, conditionFields), { message: words });
}

function container(status: unknown): unknown {
  return change(pick(status, containerFields), { state, lastState: state });
}

function state(value: unknown): unknown {
  const part = (one: unknown) => change(pick(one, stateFields), { message: words });
  return change(value, { waiting: part, running: part, terminated: part });
}
