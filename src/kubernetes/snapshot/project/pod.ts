import { all, each, plain, record, words } from './fields.ts';
import { projectMetadata } from './metadata.ts';
import { projectPodSpec } from './pod-spec.ts';

/** `lastUpdateTime` only Deployments have: when their rollout last went on. */
export const projectCondition = record({
  ...all(plain, 'type', 'status', 'reason', 'lastTransitionTime', 'lastUpdateTime'),
  message: words,
});

const phase = record({
  ...all(plain, 'exitCode', 'signal', 'reason', 'startedAt', 'finishedAt'),
  message: words,
});
const state = record(all(phase, 'waiting', 'running', 'terminated'));
const container = record({
  ...all(plain, 'name', 'image', 'imageID', 'ready', 'restartCount', 'started'),
  ...all(state, 'lastState', 'state'),
});

export const projectPod = record({
  ...all(plain, 'apiVersion', 'kind'),
  metadata: projectMetadata,
  spec: projectPodSpec,
  status: record({
    ...all(plain, 'hostIP', 'nominatedNodeName', 'phase', 'podIP', 'qosClass', 'reason', 'startTime'),
    ...all(each(container), 'containerStatuses', 'ephemeralContainerStatuses', 'initContainerStatuses'),
    conditions: each(projectCondition),
    message: words,
  }),
});
