import { event, node, object, replicaSet } from '../../testing/objects.ts';
import type { Nested, SceneObject } from '../../testing/scene.ts';

/** Deployment `web` whose ReplicaSet the API server refuses a pod, with these words. */
export function refusedWith(message: string): Nested<SceneObject> {
  const web = object('Deployment', 'web', { spec: { replicas: 1 }, status: {} });
  const set = replicaSet('web-7f9c', { owner: web, status: { replicas: 0 } });
  return [node(), web, set, event(set, 'FailedCreate', message)];
}
