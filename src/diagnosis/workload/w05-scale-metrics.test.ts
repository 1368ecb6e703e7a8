import { workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { autoscaler, condition, noFigure, web } from './testing/autoscalers.ts';
import { w05ScaleMetrics } from './w05-scale-metrics.ts';

const missing = 'failed to get cpu utilization: missing request for cpu in container app of Pod web-7f9c-x1';
ruleCases(w05ScaleMetrics, {
  finds: {
    'a container without a request': {
      objects: [workload('web'), autoscaler('web', { conditions: noFigure(missing) })],
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/spec\.containers\[app\]\.resources\.requests: no cpu/, /missing request for cpu/],
      victims: ['HorizontalPodAutoscaler/shop/web'],
    },
    'a sidecar without a request, before the controller says so': {
      objects: [
        workload('web', {
          container: [{ name: 'app', resources: { requests: { cpu: '1' } } }, { name: 'proxy' }],
          states: {},
        }),
        autoscaler('web', { conditions: [] }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/containers\[proxy\]/],
    },
    'no metrics-server at all': {
      objects: [
        web(),
        autoscaler('web', {
          conditions: noFigure(
            'unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)',
          ),
        }),
      ],
      object: 'HorizontalPodAutoscaler/shop/web',
      evidence: [/could not find the requested resource/],
    },
    'a metric of its own without an adapter': {
      objects: [
        web(),
        autoscaler('web', {
          spec: {
            metrics: [
              {
                type: 'Pods',
                pods: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '10' } },
              },
            ],
          },
          conditions: noFigure(
            'unable to get metric queue: unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered',
            'FailedGetPodsMetric',
          ),
        }),
      ],
      object: 'HorizontalPodAutoscaler/shop/web',
      evidence: [/no custom metrics API/],
    },
  },
  ignores: {
    'an autoscaler that works': { objects: [web(), autoscaler('web')] },
    'limits that stand for requests': {
      objects: [workload('web', { container: { resources: { limits: { cpu: '1' } } } }), autoscaler('web')],
    },
    'a target of so many millicores, which needs no request': {
      objects: [
        workload('web'),
        autoscaler('web', {
          spec: {
            metrics: [
              { type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '500m' } } },
            ],
          },
        }),
      ],
    },
    'a target scaled to zero': {
      objects: [
        web({ workload: { replicas: 0 } }),
        autoscaler('web', {
          conditions: [
            condition(
              'ScalingActive',
              'False',
              'ScalingDisabled',
              'scaling is disabled since the replica count of the target is zero',
            ),
          ],
        }),
      ],
    },
    'new pods without figures yet': {
      objects: [
        web(),
        autoscaler('web', {
          conditions: noFigure(
            'did not receive metrics for targeted pods (pods might be unready)',
            'FailedGetResourceMetric',
            60,
          ),
        }),
      ],
    },
  },
});
