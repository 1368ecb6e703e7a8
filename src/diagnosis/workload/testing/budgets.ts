import { type Fields, object, pod, replicaSet } from '../../testing/objects.ts';
import type { SceneObject } from '../../testing/scene.ts';

export function budget(name: string, spec: Fields, status: Fields = {}, age = 86_400): SceneObject {
  return object('PodDisruptionBudget', name, {
    age,
    spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
    status,
  });
}

/** That many pods of Deployment `web`, ready, with the label `app: web`; `marks` are labels that its template lacks. */
export function webs(count: number, labels: Fields = {}, marks: Fields = {}): readonly SceneObject[] {
  const deployment = object('Deployment', 'web', {
    spec: {
      replicas: count,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web', ...labels } }, spec: { containers: [{ name: 'app' }] } },
    },
    status: { replicas: count, readyReplicas: count },
  });
  const set = replicaSet('web-7f9c', { owner: deployment, replicas: count });
  const pods = Array.from({ length: count }, (_, index) =>
    pod(`web-7f9c-${index}`, { owner: set, metadata: { labels: { app: 'web', ...labels, ...marks } } }),
  );
  return [deployment, set, ...pods];
}
