import type { Related } from '../../model/finding.ts';
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
