import type { Evidence } from '../../model/finding.ts';
import type { Container } from '../containers.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { specPath } from './container.ts';
import { containerRule } from './container-rule.ts';
import { verdictFromLog } from './log-verdict.ts';
import { toldByServer, verdictOnServer } from './told-by-server.ts';
import { claimsOf } from './volumes.ts';

const diskFailed = /input\/output error|needs cleaning|stale (?:NFS )?file handle|transport endpoint|\bEIO\b/i;

/** What the volume holds does not fit the program, is damaged, or is locked by another one. */
export const c27VolumeData = containerRule({
  code: 'C27',
  consults: ['PersistentVolumeClaim', 'Service'],
  readsLog: true,
  recognise(cluster, trouble) {
    const told = toldByServer(cluster, trouble);
    if (told) return told.about === 'data' ? verdictOnServer(cluster, trouble, told) : undefined;
    const verdict = verdictFromLog(cluster, trouble, ['data']);
    if (!verdict) return undefined;
    const { container, workload } = trouble;
    const claims = claimsOf(container);
    const database = /postg/i.test(container.spec.image ?? '');
    return {
      ...verdict,
      evidence: [...verdict.evidence, ...imageAndMounts(container)],
      related: claims,
      // Data may be damaged while the claim is in order; where the disk itself fails, the claim's own trouble explains it.
      blames: diskFailed.test(String(verdict.parameters?.['problem'] ?? '')) ? claims : [],
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
