import { type Fields, object, type WorkloadParts, workload } from '../../testing/objects.ts';
import { ago, type SceneObject } from '../../testing/scene.ts';

/** Between two and five pods of Deployment `web`, at 70 % of the processor that they asked for. */
export function autoscaler(
  name: string,
  parts: { spec?: Fields; status?: Fields; conditions?: readonly Fields[]; age?: number } = {},
): SceneObject {
  return object('HorizontalPodAutoscaler', name, {
    age: parts.age ?? 86_400,
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 2,
      maxReplicas: 5,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
      ...parts.spec,
    },
    status: { currentReplicas: 2, desiredReplicas: 2, conditions: parts.conditions ?? well, ...parts.status },
  });
}

export function condition(type: string, status: string, reason: string, message = '', seconds = 3600): Fields {
  return { type, status, reason, message, lastTransitionTime: ago(seconds) };
}

export const well: readonly Fields[] = [
  condition('AbleToScale', 'True', 'ReadyForNewScale', 'recommended size matches current size'),
  condition('ScalingActive', 'True', 'ValidMetricFound'),
  condition('ScalingLimited', 'False', 'DesiredWithinRange'),
];

/** Deployment `web` with one pod that asks for a tenth of a core. */
export function web(parts: WorkloadParts = {}): readonly SceneObject[] {
  return workload('web', { container: { resources: { requests: { cpu: '100m' } } }, ...parts });
}

/** What the controller writes when it gets no figure. */
export function noFigure(message: string, reason = 'FailedGetResourceMetric', seconds = 3600): readonly Fields[] {
  return [
    condition('AbleToScale', 'True', 'SucceededGetScale'),
    condition('ScalingActive', 'False', reason, `the HPA was unable to compute the replica count: ${message}`, seconds),
  ];
}
