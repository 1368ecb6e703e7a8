import type { Evidence, Related } from '../../model/finding.ts';
import type { Container } from '../containers.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { specPath } from './container.ts';
import { containerRule } from './container-rule.ts';
import { verdictFromLog } from './log-verdict.ts';

/** What the volume holds does not fit the program, is damaged, or is locked by another one. */
export const c27VolumeData = containerRule({
  code: 'C27',
  consults: ['PersistentVolumeClaim'],
  readsLog: true,
  recognise(cluster, trouble) {
    const verdict = verdictFromLog(cluster, trouble, ['data']);
    if (!verdict) return undefined;
    const { container, workload } = trouble;
    const claims = claimsOf(container);
    const database = /postg/i.test(container.spec.image ?? '');
    return {
      ...verdict,
      evidence: [...verdict.evidence, ...imageAndMounts(container)],
      related: claims,
      procedure: database ? 'troubleshooting/postgresql' : 'troubleshooting/crash-loop',
      commands: [
        ...verdict.commands,
        ...claims.map((claim) => kubectl('describe', claim)),
        kubectl(['rollout', 'history'], workload),
      ],
    };
  },
});

function imageAndMounts(container: Container): readonly Evidence[] {
  const pod = podRef(container.pod);
  const mounts = (container.spec.volumeMounts ?? []).map(({ mountPath }) => mountPath).join(', ');
  return [
    fromSpec(pod, `${specPath(container)}.image`, container.spec.image ?? '?'),
    ...(mounts ? [fromSpec(pod, `${specPath(container)}.volumeMounts`, mounts)] : []),
  ];
}

function claimsOf({ pod, spec }: Container): readonly Related[] {
  const mounted = new Set((spec.volumeMounts ?? []).map(({ name }) => name));
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
