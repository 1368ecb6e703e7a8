import type { Evidence } from '../../model/finding.ts';
import type { Container } from '../containers.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { specPath } from './container.ts';
import { containerRule } from './container-rule.ts';
import { readingOf } from './log.ts';
import { logCommand, shortened, verdictFromLog } from './log-verdict.ts';
import { toldByServer, verdictOnServer } from './told-by-server.ts';
import { claimsOf, mountOf } from './volumes.ts';

/** The program may not read or write a file: wrong owner, or a file system that is read-only. */
export const c12FilePermission = containerRule({
  code: 'C12',
  consults: ['PersistentVolumeClaim', 'Service'],
  readsLog: true,
  recognise(cluster, trouble) {
    const told = toldByServer(cluster, trouble);
    if (told) {
      if (told.about !== 'read-only' && told.about !== 'permission') return undefined;
      const onServer = verdictOnServer(cluster, trouble, told);
      return { ...onServer, parameters: { ...onServer.parameters, path: pathIn(told.line) ?? namedIn(told.line) } };
    }
    const verdict = verdictFromLog(cluster, trouble, ['permission', 'read-only']);
    if (!verdict) return undefined;
    const { clue } = readingOf(cluster, trouble);
    const path = pathIn(clue?.line ?? '');
    const mount = mountOf(trouble.container, path);
    const claims = mount ? claimsOf(trouble.container, mount.name) : [];
    return {
      ...verdict,
      related: claims,
      // A volume turns read-only when its disk, or its way to the disk, failed.
      blames: clue?.cause === 'read-only' ? claims : [],
      evidence: [...verdict.evidence, ...declaration(trouble.container, path)],
      parameters: { ...verdict.parameters, path: path ?? namedIn(clue?.line ?? '') },
      commands: [
        logCommand(trouble),
        kubectl(['get', '-o', 'jsonpath={.spec.securityContext}{.spec.containers[*].securityContext}'], {
          ...podRef(trouble.container.pod),
        }),
        kubectl('edit', trouble.workload),
      ],
    };
  },
});

/** The file that a line speaks of. */
export function pathIn(line: string): string | undefined {
  return /(?:^|[\s'"`‘“(=:[])(\/[\w.@+-][\w./@+-]{0,250})/.exec(line)?.[1];
}

/** What else a line names in place of a path: a name in quotes, or what stands before the refusal. */
function namedIn(line: string): string {
  const quoted = /['"`‘“]([^'"`’”]{1,100})['"`’”]/.exec(line)?.[1];
  const before = /([\w.@/+-]{1,100}): (?:permission denied|operation not permitted|read-only file system)/i.exec(
    line,
  )?.[1];
  return quoted ?? before ?? shortened(line.slice(0, 60));
}

/** The volume on which the path lies and the demands of the security context that decide who may write there. */
function declaration(container: Container, path: string | undefined): readonly Evidence[] {
  const pod = podRef(container.pod);
  const where = specPath(container);
  const mount = mountOf(container, path);
  const { readOnlyRootFilesystem, runAsUser } = container.spec.securityContext ?? {};
  const ofPod = container.pod.spec?.securityContext;
  const user = runAsUser ?? ofPod?.runAsUser;
  return [
    ...(mount ? [fromSpec(pod, `${where}.volumeMounts[${mount.name}]`, mount.mountPath)] : []),
    ...(mount?.readOnly ? [fromSpec(pod, `${where}.volumeMounts[${mount.name}].readOnly`, true)] : []),
    ...(!mount && readOnlyRootFilesystem
      ? [fromSpec(pod, `${where}.securityContext.readOnlyRootFilesystem`, true)]
      : []),
    ...(user === undefined ? [] : [fromSpec(pod, `${where}.securityContext.runAsUser`, user)]),
    ...(ofPod?.fsGroup === undefined ? [] : [fromSpec(pod, 'spec.securityContext.fsGroup', ofPod.fsGroup)]),
  ];
}
