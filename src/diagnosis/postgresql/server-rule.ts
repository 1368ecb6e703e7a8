import type { Kind } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { type ContainerRule, containerRule, type Verdict } from '../crash/container-rule.ts';
import { logRequests } from '../crash/log.ts';
import { failureEvidence, logCommand, shortened } from '../crash/log-verdict.ts';
import { type Trouble, troubles } from '../crash/trouble.ts';
import { fromLog } from '../evidence.ts';
import { saidBy } from './said.ts';
import { isServer } from './server.ts';
import type { ServerCause } from './words.ts';

interface ServerRuleParts {
  readonly code: string;
  readonly consults?: readonly Kind[];
  /** Whether the rule also judges servers that the runtime could not even make or start. */
  readonly neverStarted?: boolean;
  readonly recognise: ContainerRule['recognise'];
}

/** A rule about a PostgreSQL server that fails. It judges no other container, and reads no other log. */
export function serverRule({ code, consults = [], neverStarted, recognise }: ServerRuleParts): ContainerRule {
  return {
    ...containerRule({
      code,
      consults: ['PersistentVolumeClaim', 'PersistentVolume', ...consults],
      recognise(cluster, trouble) {
        if ((trouble.how === 'refused' && !neverStarted) || !isAServer(cluster, trouble)) return undefined;
        const verdict = recognise(cluster, trouble);
        return verdict && { procedure: 'troubleshooting/postgresql', ...verdict };
      },
    }),
    family: 'postgresql',
    logs: (cluster: Cluster) => failingServers(cluster).flatMap(logRequests),
  };
}

/** A line as only the server itself prints it, with its process number: `[942] FATAL:  lock file …`. */
const ownLine = /\[\d+\](?:: \[[\d-]+\])?(?: \S{1,80}@\S{1,80})?:? {1,2}(?:FATAL|PANIC|LOG|HINT|DETAIL): {1,2}/;

/** A container of PostgreSQL, or of a product that brings its own beside other programs, by what that one says of its end. */
function isAServer(cluster: Cluster, trouble: Trouble): boolean {
  const { container, workload } = trouble;
  if (isServer(container, workload)) return true;
  if (container.role === 'init' || workload.kind === 'Job' || workload.kind === 'CronJob') return false;
  return saidBy(cluster, trouble)?.lines.some((line) => ownLine.test(line)) === true;
}

function failingServers(cluster: Cluster): readonly Trouble[] {
  return troubles(cluster).filter(({ container, workload }) => isServer(container, workload));
}

/** The verdict from the server's own words, when they speak of one of these causes. */
export function verdictFromWords(cluster: Cluster, trouble: Trouble, cause: ServerCause): Verdict | undefined {
  const said = saidBy(cluster, trouble);
  if (said?.cause !== cause) return undefined;
  return {
    evidence: [
      ...said.lines.slice(0, 3).map((line) => fromLog(trouble.container, line)),
      ...failureEvidence(cluster, trouble),
    ],
    parameters: { problem: problemIn(said.line) },
    commands: [logCommand(trouble)],
  };
}

/** A line of the server's log without its time and process number. */
export function problemIn(line: string): string {
  const message = /\b(?:FATAL|FATALE|PANIC|PANIK|PANICO|LOG|ERROR|ERREUR|FEHLER|ERRORE)\s?: .*/.exec(line)?.[0];
  return shortened(message ?? line);
}
