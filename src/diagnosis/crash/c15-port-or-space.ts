import type { Evidence, Related } from '../../model/finding.ts';
import type { Container } from '../containers.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { command, kubectl } from '../remedy.ts';
import { pathIn } from './c12-file-permission.ts';
import { specPath } from './container.ts';
import { containerRule } from './container-rule.ts';
import { readingOf } from './log.ts';
import { verdictFromLog } from './log-verdict.ts';
import { toldByServer, verdictOnServer } from './told-by-server.ts';
import { mountOf } from './volumes.ts';

/** The port on which the program wants to listen is taken or forbidden, or the disk on which it writes is full. */
export const c15PortOrSpace = containerRule({
  code: 'C15',
  consults: ['PersistentVolumeClaim', 'Service'],
  readsLog: true,
  recognise(cluster, trouble) {
    const told = toldByServer(cluster, trouble);
    if (told) return told.about === 'space' ? verdictOnServer(cluster, trouble, told) : undefined;
    const verdict = verdictFromLog(cluster, trouble, ['port', 'space']);
    if (!verdict) return undefined;
    const { clue } = readingOf(cluster, trouble);
    const { container, workload } = trouble;
    const full = clue?.cause === 'space';
    const claim = full ? claimFor(container, pathIn(clue?.line ?? '')) : undefined;
    return {
      ...verdict,
      evidence: [...verdict.evidence, ...(full ? (claim?.evidence ?? []) : portsOf(container))],
      ...(claim && { related: [claim.related] }),
      commands: [
        ...verdict.commands,
        ...(full
          ? [command('kubectl', '-n', workload.namespace ?? 'default', 'get', 'pvc'), command('df', '-h')]
          : [command('ss', '-ltnp'), kubectl('edit', workload)]),
      ],
    };
  },
});

/** The ports of all containers: they share the pod's address, and with `hostNetwork` the node's. */
function portsOf({ pod }: Container): readonly Evidence[] {
  const ref = podRef(pod);
  const ports = (pod.spec?.containers ?? []).flatMap(({ name, ports = [] }) =>
    ports.length > 0
      ? [fromSpec(ref, `spec.containers[${name}].ports`, ports.map((port) => port.containerPort).join(', '))]
      : [],
  );
  return pod.spec?.hostNetwork ? [...ports, fromSpec(ref, 'spec.hostNetwork', true)] : ports;
}

/** The claim on which the full path lies. */
function claimFor(
  container: Container,
  path: string | undefined,
): { evidence: Evidence[]; related: Related } | undefined {
  const mount = mountOf(container, path);
  const volume = container.pod.spec?.volumes?.find(({ name }) => name === mount?.name);
  const claim = volume?.persistentVolumeClaim?.claimName;
  if (!mount || claim === undefined) return undefined;
  const { namespace } = container.pod.metadata;
  return {
    evidence: [
      fromSpec(
        podRef(container.pod),
        `${specPath(container)}.volumeMounts[${mount.name}]`,
        `${mount.mountPath}: ${claim}`,
      ),
    ],
    related: { kind: 'PersistentVolumeClaim', namespace, name: claim, role: 'reference' },
  };
}
