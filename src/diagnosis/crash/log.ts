import type { LogRequest } from '../../model/snapshot.ts';
import type { Cluster } from '../cluster.ts';
import { type Clue, linesOf, readErrors } from './decisive.ts';
import type { LogCause } from './patterns/pattern.ts';
import { servesData } from './server-program.ts';
import { perTrouble, type Trouble } from './trouble.ts';

/** What the log of a failing container tells. */
export interface Reading {
  /** The line that names a known cause. */
  readonly clue?: Clue;
  /** What stands right above that line in the log, stack frames included, the nearest first. */
  readonly above?: readonly string[];
  /** The lines that say what failed, the decisive one first; empty when none does. */
  readonly errors: readonly string[];
  /** The last lines that are not empty. */
  readonly tail: readonly string[];
  /** Why no log could be read. */
  readonly unreadable?: string;
}

/** The logs worth reading for a failing container, the most telling first. Only lives that the kubelet still knows. */
export function logRequests({ container, how }: Pick<Trouble, 'container' | 'how'>): readonly LogRequest[] {
  const { metadata } = container.pod;
  const of = (previous: boolean): LogRequest => ({
    namespace: metadata.namespace ?? '',
    pod: metadata.name,
    container: container.name,
    previous,
  });
  const state = container.status?.state;
  if (how === 'refused') return [];
  if (how !== 'crashing') return [of(false)];
  if (state?.terminated) return [of(false)];
  const before = container.status?.lastState?.terminated ? [of(true)] : [];
  return state?.running || before.length === 0 ? [...before, of(false)] : before;
}

/** What a program said before it ended; the same object at each call. */
export function readingOf(cluster: Cluster, trouble: Trouble): Reading {
  return readings(cluster, trouble);
}

const readings = perTrouble(read);

function read(cluster: Cluster, trouble: Trouble): Reading {
  // Whichever life was read helps: the collector may have kept another one than was asked for.
  const asked = logRequests(trouble);
  const either = asked.flatMap((request) => [request, { ...request, previous: !request.previous }]);
  const unread: string[] = [];
  for (const request of [...asked, ...either]) {
    const log = cluster.log(request);
    if (log?.ok && log.value.trim() !== '') return readText(log.value, trouble);
    if (log && !log.ok) unread.push(`${log.unreadable.reason}: ${log.unreadable.message}`);
  }
  return { errors: [], tail: [], ...(unread[0] !== undefined && { unreadable: unread[0] }) };
}

/** Servers log the mistakes of their clients too. */
const clientsFaults: ReadonlySet<LogCause> = new Set<LogCause>([
  'password',
  'denied',
  'database',
  'busy',
  'unreachable',
]);

/** Whether a container is a database or a broker, rather than the client of one that comes in the same image. */
function isServer({ container, workload }: Pick<Trouble, 'container' | 'workload'>): boolean {
  if (container.role === 'init' || workload.kind === 'Job' || workload.kind === 'CronJob') return false;
  return servesData(container.spec);
}

/** How far above an error may stand where the program went. */
const reachAbove = 12;

function readText(text: string, trouble: Trouble): Reading {
  const { how } = trouble;
  const lines = linesOf(text);
  const ignored = isServer(trouble) ? clientsFaults : new Set<LogCause>();
  const errors = readErrors(lines, how === 'crashing', ignored);
  const at = errors.clue ? lines.lastIndexOf(errors.clue.line) : 0;
  return { ...errors, above: lines.slice(Math.max(0, at - reachAbove), at).toReversed(), tail: lines.slice(-3) };
}
