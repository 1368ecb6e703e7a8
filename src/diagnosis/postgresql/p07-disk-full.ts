import type { Cluster } from '../cluster.ts';
import type { Container } from '../containers.ts';
import { endEvidence } from '../crash/container.ts';
import type { ContainerRule, Verdict } from '../crash/container-rule.ts';
import type { Trouble } from '../crash/trouble.ts';
import { podRef } from '../evidence.ts';
import { command, kubectl } from '../remedy.ts';
import { toldToClients } from './clients.ts';
import { claimRef, claimRelated, dataOf, declared, disksOf } from './data.ts';
import { serverRule, verdictFromWords } from './server-rule.ts';

const full = serverRule({
  code: 'P7',
  consults: ['Node'],
  recognise(cluster, trouble) {
    const verdict = verdictFromWords(cluster, trouble, 'space') ?? verdictFromEnd(trouble);
    if (!verdict) return undefined;
    const { container } = trouble;
    const directory = dataOf(cluster, container)?.directory;
    const claim = claimRef(cluster, container);
    return {
      ...verdict,
      evidence: [...verdict.evidence, ...declared(cluster, container)],
      parameters: { ...verdict.parameters, place: placeOf(cluster, container) },
      related: claimRelated(cluster, container),
      blames: disksOf(cluster, container),
      commands: [
        ...verdict.commands,
        ...(directory === undefined
          ? []
          : [command('df', '-h', directory), command('du', '-xh', '--max-depth=1', directory)]),
        ...(claim ? [kubectl('describe', claim)] : []),
      ],
    };
  },
});

/** With this code CloudNativePG's instance manager ends when there is no room for the write-ahead log; it starts no server then. */
const noRoomForLog = 4;

function verdictFromEnd({ container, end }: Trouble): Verdict | undefined {
  const isInstance = container.pod.metadata.labels?.['cnpg.io/cluster'] !== undefined && container.name === 'postgres';
  if (!isInstance || end?.exitCode !== noRoomForLog) return undefined;
  return {
    evidence: [endEvidence(container, end)],
    parameters: { problem: `exit code ${noRoomForLog}` },
    commands: [kubectl(['logs', '--previous', '--tail=100', '-c', container.name], podRef(container.pod))],
  };
}

/** The volume of the data is full, mostly with write-ahead log that nobody fetches or archives. */
export const p07DiskFull: ContainerRule = {
  ...full,
  consults: [...(full.consults ?? []), 'Service'],
  *check(cluster) {
    yield* full.check(cluster);
    yield* others(cluster);
  },
  others,
};

function others(cluster: Cluster) {
  return toldToClients(cluster, 'space', ({ container }) => ({ place: placeOf(cluster, container) }));
}

function placeOf(cluster: Cluster, container: Container): string {
  const data = dataOf(cluster, container);
  return data?.claim ?? data?.directory ?? data?.mountPath ?? '—';
}
