import type { Related } from '../../model/finding.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import type { Container } from '../containers.ts';

/** The deepest mount that holds the path. */
export function mountOf(container: Container, path: string | undefined) {
  return (container.spec.volumeMounts ?? [])
    .filter(({ mountPath }) => path !== undefined && (path === mountPath || path.startsWith(`${mountPath}/`)))
    .toSorted((a, b) => b.mountPath.length - a.mountPath.length)[0];
}

/** The claims whose volumes a container mounts, or only that of one mount. */
export function claimsOf({ pod, spec }: Container, mount?: string): readonly Related[] {
  const mounted = new Set(mount === undefined ? (spec.volumeMounts ?? []).map(({ name }) => name) : [mount]);
  return (pod.spec?.volumes ?? []).flatMap(({ name, persistentVolumeClaim: claim }) =>
    claim && mounted.has(name)
      ? [
          {
            kind: 'PersistentVolumeClaim',
            namespace: pod.metadata.namespace,
            name: claim.claimName,
            role: 'reference' as const,
          },
        ]
      : [],
  );
}

/** The node of a container whose disk is full: volumes such as those of local-path are directories of it. */
export function pressedNode(cluster: Cluster, { pod }: Container): readonly ObjectRef[] {
  const node = cluster.node(pod.spec?.nodeName);
  const pressed = node?.status?.conditions?.some(({ type, status }) => type === 'DiskPressure' && status === 'True');
  return node && pressed ? [{ kind: 'Node', name: node.metadata.name }] : [];
}
