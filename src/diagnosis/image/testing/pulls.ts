import { event, type WorkloadParts, waiting, workload } from '../../testing/objects.ts';
import type { SceneObject } from '../../testing/scene.ts';

interface PullParts extends WorkloadParts {
  readonly name?: string;
  readonly reason?: string;
}

/** A Deployment whose pod waits for its image; the message stands in the pod's state, as right after an attempt. */
export function pulling(image: string, message: string, parts: PullParts = {}): readonly SceneObject[] {
  const { name = 'web', reason = 'ErrImagePull', ...rest } = parts;
  return workload(name, { container: { image }, state: waiting(reason, message), ...rest });
}

/** The same between two attempts, before Kubernetes 1.31: only an event still holds the message. */
export function backingOff(image: string, message: string, parts: PullParts = {}): readonly SceneObject[] {
  const objects = pulling(image, `Back-off pulling image "${image}"`, { reason: 'ImagePullBackOff', ...parts });
  const pod = objects.find(({ kind }) => kind === 'Pod') as SceneObject;
  const say = (reason: string, text: string, seconds: number) => event(pod, reason, text, { seconds });
  return [
    ...objects,
    say('Failed', `Failed to pull image "${image}": ${message}`, 120),
    say('Failed', 'Error: ErrImagePull', 119),
    say('BackOff', `Back-off pulling image "${image}"`, 20),
    say('Failed', 'Error: ImagePullBackOff', 19),
  ];
}

/** What containerd says before the registry's own words. */
export function containerd(image: string, words: string, code = 'Unknown'): string {
  return `rpc error: code = ${code} desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${words}`;
}
