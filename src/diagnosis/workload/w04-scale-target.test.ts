import { object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { autoscaler, condition, web } from './testing/autoscalers.ts';
import { w04ScaleTarget } from './w04-scale-target.ts';

const notFound = [
  condition(
    'AbleToScale',
    'False',
    'FailedGetScale',
    'the HPA controller was unable to get the target\'s current scale: deployments.apps "web" not found',
  ),
];

ruleCases(w04ScaleTarget, {
  finds: {
    'a Deployment that does not exist': {
      objects: [autoscaler('web', { conditions: notFound }), workload('web-app')],
      object: 'HorizontalPodAutoscaler/shop/web',
      severity: 'warning',
      evidence: [/scaleTargetRef: apps\/v1 Deployment\/web/, /FailedGetScale: .*not found/],
    },
    'a target that is missing although the controller has said nothing yet': {
      objects: [autoscaler('web', { conditions: [] })],
      object: 'HorizontalPodAutoscaler/shop/web',
      evidence: [/Deployment\/web/],
    },
    'a kind that cannot be scaled under this version': {
      objects: [
        web(),
        autoscaler('web', {
          spec: { scaleTargetRef: { apiVersion: 'extensions/v1beta1', kind: 'Deployment', name: 'web' } },
          conditions: [
            condition(
              'AbleToScale',
              'False',
              'FailedGetScale',
              'the HPA controller was unable to get the target\'s current scale: unable to determine resource for scale target reference: no matches for kind "Deployment" in version "extensions/v1beta1"',
            ),
          ],
        }),
      ],
      object: 'HorizontalPodAutoscaler/shop/web',
      evidence: [/no matches for kind/],
    },
  },
  ignores: {
    'an autoscaler that works': { objects: [web(), autoscaler('web')] },
    'one that was made a moment ago': { objects: [autoscaler('web', { conditions: [], age: 30 })] },
    'a target that came after the last look': { objects: [web(), autoscaler('web', { conditions: [] })] },
    'a target of another kind that exists as far as anybody knows': {
      objects: [
        autoscaler('web', {
          spec: { scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' } },
        }),
      ],
    },
    'Deployments that could not be read': {
      objects: [autoscaler('web', { conditions: [] }), object('Service', 'web')],
      unreadable: { Deployment: { reason: 'forbidden', message: 'no' } },
    },
  },
});
