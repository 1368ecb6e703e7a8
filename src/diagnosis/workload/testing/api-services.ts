import { object } from '../../testing/objects.ts';
import { ago, type SceneObject } from '../../testing/scene.ts';

/** The API of metrics-server, which does not answer for this reason. */
export function metricsApi(reason: string, message: string, seconds = 3600): SceneObject {
  return object('APIService', 'v1beta1.metrics.k8s.io', {
    age: 86_400 * 30,
    spec: {
      group: 'metrics.k8s.io',
      version: 'v1beta1',
      service: { namespace: 'kube-system', name: 'metrics-server', port: 443 },
    },
    status: {
      conditions: [{ type: 'Available', status: 'False', reason, message, lastTransitionTime: ago(seconds) }],
    },
  });
}
