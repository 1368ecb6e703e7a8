import { valueOf } from '../../model/readable.ts';
import type { LogRequest } from '../../model/snapshot.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf } from '../containers.ts';
import { perCluster } from '../per-cluster.ts';
import { controllerPods } from './blames.ts';

/** What cert-manager's controller said, in the order in which it was said. */
interface Said {
  readonly container: Container;
  readonly lines: readonly string[];
}

/** The controller's logs; worth reading only when something waits and nothing in the cluster says why. */
export function controllerLogs(cluster: Cluster): readonly LogRequest[] {
  return controllers(cluster).map(requestOf);
}

/**
 * The controller's last word on an object, when it is that the API server could not ask cert-manager's own webhook: it is
 * ready in its own eyes, and yet the API server does not reach it, or does not trust it.
 * @param key `namespace/name`
 */
export function webhookRefusal(
  cluster: Cluster,
  key: string,
): { readonly container: Container; readonly line: string } | undefined {
  for (const { container, lines } of said(cluster)) {
    const line = lines.findLast((one) => namesObject(one, key));
    if (line !== undefined && /failed calling webhook \\*"webhook\.cert-manager\.io\\*"/.test(line))
      return { container, line };
  }
  return undefined;
}

/** Log lines name the object of which they speak as `key="shop/web"`, later ones as `resource_namespace` and `resource_name`. */
function namesObject(line: string, key: string): boolean {
  const [namespace = '', name = ''] = key.split('/');
  const value = (label: string) => new RegExp(`\\b${label}"?[=:]\\s?"?([^"\\s,]+)`).exec(line)?.[1];
  return (
    value('key') === key ||
    value('object') === key ||
    (value('resource_namespace') === namespace && value('resource_name') === name) ||
    (value('namespace') === namespace && value('name') === name)
  );
}

const longest = 2000;

const said = perCluster((cluster): readonly Said[] =>
  controllers(cluster).map((container) => ({
    container,
    lines: (valueOf(cluster.log(requestOf(container))) ?? '').split('\n').map((line) => line.slice(0, longest)),
  })),
);

function controllers(cluster: Cluster): readonly Container[] {
  return controllerPods(cluster).flatMap((pod) =>
    containersOf(pod)
      .filter(({ role, status }) => role === 'main' && status?.state?.running !== undefined)
      .slice(0, 1),
  );
}

function requestOf({ pod, name }: Container): LogRequest {
  return { namespace: pod.metadata.namespace ?? '', pod: pod.metadata.name, container: name, previous: false };
}
