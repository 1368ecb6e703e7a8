import type { Severity, TextParameters } from '../../model/finding.ts';
import { keyOf } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { type Dependency, dependencyOf } from '../crash/dependency.ts';
import { readingOf } from '../crash/log.ts';
import { storageTroubleIn } from '../crash/patterns/server-storage.ts';
import { workloadsBehind } from '../crash/service.ts';
import { type Trouble, troubles } from '../crash/trouble.ts';
import { fromLog, podRef } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft, Victim } from '../rule.ts';
import { disksOf } from './data.ts';
import { isServer, type Server, servers } from './server.ts';
import { problemIn } from './server-rule.ts';

/** A program that fails because of what a server of this cluster answered it. */
export interface Complaint {
  readonly trouble: Trouble;
  readonly line: string;
  /** password: refused; absent: its role or database is not there; space, memory, corrupt: the server's own trouble, told to the client. */
  readonly about: 'password' | 'absent' | 'space' | 'memory' | 'corrupt';
  readonly server: Server;
}

const roleAbsent =
  /role "[^"]{1,80}" does not exist|le rôle « ?[^»]{1,80} ?» n'existe pas|Rolle »[^«]{1,80}« existiert nicht|no existe el rol «|il ruolo "[^"]{1,80}" non esiste/i;
const sharedAtServer = /could not resize shared memory segment "\/?PostgreSQL\./i;

/** Every complaint whose server was found. */
export const complaints: (cluster: Cluster) => readonly Complaint[] = perCluster((cluster) =>
  servers(cluster).length === 0
    ? []
    : troubles(cluster)
        .filter(({ container, workload }) => !isServer(container, workload))
        .flatMap((trouble) => complaintOf(cluster, trouble) ?? []),
);

function complaintOf(cluster: Cluster, trouble: Trouble): Complaint | undefined {
  const dependency = dependencyOf(cluster, trouble);
  const { clue, errors } = readingOf(cluster, trouble);
  const line = dependency?.line ?? clue?.line ?? errors[0] ?? '';
  const about = aboutOf(dependency, line);
  const server = about && serverOf(cluster, trouble, dependency);
  return about && server && { trouble, line, about, server };
}

function aboutOf(dependency: Dependency | undefined, line: string): Complaint['about'] | undefined {
  if (sharedAtServer.test(line)) return 'memory';
  const stored = storageTroubleIn(line);
  if (stored?.technology === 'PostgreSQL' && stored.about === 'space') return 'space';
  if (stored?.technology === 'PostgreSQL' && stored.about === 'data') return 'corrupt';
  if (roleAbsent.test(line) || dependency?.cause === 'database') return 'absent';
  return dependency?.cause === 'password' ? 'password' : undefined;
}

/** The server that answered: by the host that was dialled, else the only one of the namespace, and of the cluster. */
function serverOf(cluster: Cluster, trouble: Trouble, dependency: Dependency | undefined): Server | undefined {
  const all = servers(cluster);
  const { pod } = trouble.container;
  const destination = dependency?.destination;
  switch (destination?.is) {
    case 'service': {
      const behind = new Set(workloadsBehind(cluster, destination.service).map(keyOf));
      return all.find(({ workload }) => behind.has(keyOf(workload)));
    }
    case 'pod':
      return all.find(({ container }) => container.pod === destination.pod);
    case 'self':
      return all.find(({ container }) => container.pod === pod);
    case 'absent':
    case 'external':
      return undefined;
    case undefined: {
      const near = all.filter(({ container }) => container.pod.metadata.namespace === pod.metadata.namespace);
      return only(near) ?? (near.length === 0 ? only(all) : undefined);
    }
  }
}

/** The pods of one workload are one database. */
function only(list: readonly Server[]): Server | undefined {
  return new Set(list.map(({ workload }) => keyOf(workload))).size === 1 ? list[0] : undefined;
}

export function victimOf({ container }: Pick<Trouble, 'container'>): Victim {
  return { ...podRef(container.pod), container: container.name };
}

export function gravest(list: readonly Trouble[]): Severity {
  return list.some(({ severity }) => severity === 'critical') ? 'critical' : 'warning';
}

/** Findings about a server from what it told its clients, while it runs itself. */
export function* toldToClients(
  cluster: Cluster,
  about: 'space' | 'memory' | 'corrupt',
  parameters: (server: Server) => TextParameters,
): Iterable<Draft> {
  const told = complaints(cluster).filter((complaint) => complaint.about === about);
  for (const group of Map.groupBy(told, ({ server }) => keyOf(server.workload)).values()) {
    const [first] = group;
    if (!first) continue;
    const { container, workload } = first.server;
    yield {
      severity: gravest(group.map(({ trouble }) => trouble)),
      object: workload,
      victims: group.map(({ trouble }) => victimOf(trouble)),
      evidence: group.slice(0, 4).map(({ trouble, line }) => fromLog(trouble.container, line)),
      parameters: {
        container: container.name,
        restarts: container.status?.restartCount ?? 0,
        problem: problemIn(first.line),
        ...parameters(first.server),
      },
      blames: about === 'memory' ? [] : disksOf(cluster, container),
      remedy: remedy(
        'troubleshooting/postgresql',
        workload,
        kubectl(['logs', '--tail=100', '-c', container.name], podRef(container.pod)),
        kubectl('describe', podRef(container.pod)),
      ),
    };
  }
}
