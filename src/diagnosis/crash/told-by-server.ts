import type { Related } from '../../model/finding.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf } from '../containers.ts';
import { fromLog, fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { specPath } from './container.ts';
import type { Verdict } from './container-rule.ts';
import { readingOf } from './log.ts';
import { failureEvidence, shortened } from './log-verdict.ts';
import { addressesIn } from './patterns/host.ts';
import { type StorageTrouble, storageTroubleIn } from './patterns/server-storage.ts';
import { serverSorts, sortOf } from './server-program.ts';
import { type Server, servers, serversMeant } from './servers.ts';
import { destinationOf, workloadsBehind } from './service.ts';
import { perTrouble, type Trouble } from './trouble.ts';
import { claimsOf, pressedNode } from './volumes.ts';

/** What a server that runs told a client of its own storage: nothing is wrong with the client. */
export interface Told {
  readonly about: StorageTrouble;
  /** The line of the client's log that quotes the server. */
  readonly line: string;
  readonly workload: ObjectRef;
  /** The server's container; undefined where it has no pod. */
  readonly server: Container | undefined;
}

export const toldByServer: (cluster: Cluster, trouble: Trouble) => Told | undefined = perTrouble((cluster, trouble) => {
  const { container, how, workload } = trouble;
  if (how === 'refused' || how === 'initialising') return undefined;
  const isJob = workload.kind === 'Job' || workload.kind === 'CronJob' || container.role === 'init';
  if (!isJob && sortOf(container.spec)) return undefined;
  const { clue, errors, above = [], tail } = readingOf(cluster, trouble);
  for (const line of new Set([...(clue ? [clue.line] : []), ...errors, ...tail])) {
    const found = storageTroubleIn(line);
    const server = found && serverOf(cluster, trouble, found.technology, [line, ...above]);
    if (found && server?.workload)
      return { about: found.about, line, workload: server.workload, server: containerOf(server) };
  }
  return undefined;
});

/** The server of that sort whose name stands near, else the one that the program must mean. */
function serverOf(
  cluster: Cluster,
  trouble: Trouble,
  technology: string,
  lines: readonly string[],
): Server | undefined {
  const all = servers(cluster).filter(
    ({ sort, workload }) => sort.technology === technology && workload && keyOf(workload) !== keyOf(trouble.workload),
  );
  const namespace = trouble.container.pod.metadata.namespace ?? '';
  const named = lines.flatMap(addressesIn).flatMap(({ host }) => {
    const destination = destinationOf(cluster, host, namespace);
    return destination.is === 'service' ? workloadsBehind(cluster, destination.service).map(keyOf) : [];
  });
  const near = all.find(({ workload }) => workload && named.includes(keyOf(workload)));
  if (near || all.length === 1) return near ?? all[0];
  return serversMeant(
    cluster,
    trouble,
    serverSorts.filter((sort) => sort.technology === technology),
  ).only;
}

function containerOf({ pods, sort }: Server): Container | undefined {
  return pods.flatMap(containersOf).find(({ role, spec }) => role === 'main' && sortOf(spec) === sort);
}

/** The verdict on a client whose server told it of one of these troubles: what must change is the server, or its volume. */
export function verdictOnServer(cluster: Cluster, trouble: Trouble, { line, workload, server }: Told): Verdict {
  const claims: readonly Related[] = server ? claimsOf(server) : [];
  return {
    object: workload,
    evidence: [
      fromLog(trouble.container, line),
      ...failureEvidence(cluster, trouble),
      ...(server ? mountsOf(server) : []),
    ],
    parameters: {
      problem: shortened(line),
      container: server?.name ?? trouble.container.name,
      restarts: server?.status?.restartCount ?? 0,
    },
    related: claims,
    blames: [...claims, workload, ...(server ? pressedNode(cluster, server) : [])],
    commands: server
      ? [
          kubectl(['logs', '--tail=100', '-c', server.name], podRef(server.pod)),
          ...claims.map((claim) => kubectl('describe', claim)),
        ]
      : [kubectl('describe', workload)],
  };
}

function mountsOf(server: Container) {
  const mounts = (server.spec.volumeMounts ?? []).map(({ mountPath }) => mountPath).join(', ');
  return mounts === '' ? [] : [fromSpec(podRef(server.pod), `${specPath(server)}.volumeMounts`, mounts)];
}
