import { ruleCases } from '../testing/rule-cases.ts';
import { autoscaler, condition, web } from './testing/autoscalers.ts';
import { w06ScaleMaximum } from './w06-scale-maximum.ts';

const limited = (seconds = 7200) => [
  condition('AbleToScale', 'True', 'ReadyForNewScale'),
  condition('ScalingActive', 'True', 'ValidMetricFound'),
  condition(
    'ScalingLimited',
    'True',
    'TooManyReplicas',
    'the desired replica count is more than the maximum replica count',
    seconds,
  ),
];
const cpu = (averageUtilization: number) => [
  { type: 'Resource', resource: { name: 'cpu', current: { averageUtilization, averageValue: '800m' } } },
];

ruleCases(w06ScaleMaximum, {
  finds: {
    'five pods at 160 % of a wanted 70 %': {
      objects: [
        web(),
        autoscaler('web', { conditions: limited(), status: { currentReplicas: 5, currentMetrics: cpu(160) } }),
      ],
      object: 'HorizontalPodAutoscaler/shop/web',
      severity: 'warning',
      evidence: [/cpu 160% \/ 70%/, /TooManyReplicas/],
    },
    'a queue that grows': {
      objects: [
        web(),
        autoscaler('web', {
          spec: {
            metrics: [
              {
                type: 'External',
                external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '30' } },
              },
            ],
          },
          conditions: limited(),
          status: {
            currentReplicas: 5,
            currentMetrics: [
              { type: 'External', external: { metric: { name: 'queue' }, current: { averageValue: '90' } } },
            ],
          },
        }),
      ],
      object: 'HorizontalPodAutoscaler/shop/web',
      evidence: [/queue 90 \/ 30/],
    },
  },
  ignores: {
    'a maximum at which the target is met': {
      objects: [
        web(),
        autoscaler('web', { conditions: limited(), status: { currentReplicas: 5, currentMetrics: cpu(72) } }),
      ],
    },
    'a peak of three minutes': {
      objects: [
        web(),
        autoscaler('web', { conditions: limited(180), status: { currentReplicas: 5, currentMetrics: cpu(160) } }),
      ],
    },
    'an autoscaler pinned to one number': {
      objects: [
        web(),
        autoscaler('web', {
          spec: { minReplicas: 2, maxReplicas: 2 },
          conditions: limited(),
          status: { currentReplicas: 2, currentMetrics: cpu(160) },
        }),
      ],
    },
    'one pod at most, and nothing said of the least': {
      objects: [
        web(),
        autoscaler('web', {
          spec: { minReplicas: undefined, maxReplicas: 1 },
          conditions: limited(),
          status: { currentReplicas: 1, currentMetrics: cpu(160) },
        }),
      ],
    },
    'a maximum without figures': {
      objects: [web(), autoscaler('web', { conditions: limited(), status: { currentReplicas: 5 } })],
    },
  },
});
