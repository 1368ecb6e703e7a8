import type { LogRequest } from '../../model/snapshot.ts';
import type { Cluster } from '../cluster.ts';
import type { Container } from '../containers.ts';
import { linesOf } from '../crash/decisive.ts';
import { logRequests } from '../crash/log.ts';
import { perTrouble, type Trouble } from '../crash/trouble.ts';
import { causeOf, readyWords, type ServerCause } from './words.ts';

/** What a server said of its end. */
export interface Said {
  readonly cause: ServerCause;
  /** The line that says it. */
  readonly line: string;
  /** That line with those around it that say the same, in their order. */
  readonly lines: readonly string[];
}

/** How far back from the end a cause may stand, in lines. */
const reach = 80;

/** What ended the server of a trouble, by its own words; undefined when its log says none, or could not be read. */
export const saidBy: (cluster: Cluster, trouble: Trouble) => Said | undefined = perTrouble((cluster, trouble) => {
  for (const lines of livesOf(cluster, trouble)) {
    const said = decisive(lines);
    if (said) return said;
  }
  return undefined;
});

/** Whether any log of the failing container could be read. */
export function hasLog(cluster: Cluster, trouble: Trouble): boolean {
  return livesOf(cluster, trouble).length > 0;
}

/** The lines of each life whose log was read, the one that failed first. */
export const livesOf: (cluster: Cluster, trouble: Trouble) => readonly (readonly string[])[] = perTrouble(
  (cluster, trouble) => {
    const asked = logRequests(trouble);
    const either = asked.map((request) => ({ ...request, previous: !request.previous }));
    const all = new Map([...asked, ...either].map((request) => [request.previous, request]));
    return [...all.values()].flatMap((request) => {
      const lines = read(cluster, request);
      return lines.length > 0 ? [lines] : [];
    });
  },
);

/** The lines of one life of any container; none when it was not read. */
export function linesIn(cluster: Cluster, container: Container, previous: boolean): readonly string[] {
  return read(cluster, requestOf(container, previous));
}

export function requestOf({ pod, name }: Container, previous: boolean): LogRequest {
  return { namespace: pod.metadata.namespace ?? '', pod: pod.metadata.name, container: name, previous };
}

function read(cluster: Cluster, request: LogRequest): readonly string[] {
  const log = cluster.log(request);
  return log?.ok ? linesOf(log.value) : [];
}

/** The last cause that the server names, unless it was up again after it. */
export function decisive(all: readonly string[]): Said | undefined {
  const lines = all.slice(-reach);
  let weak: number | undefined;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at] ?? '';
    const found = causeOf(line);
    if (found?.weak) weak ??= at;
    else if (found && (weak === undefined || weak - at <= 6)) return block(lines, at, found.cause);
    if (readyWords.test(line)) break;
  }
  return weak === undefined ? undefined : block(lines, weak, 'setting');
}

/** The message with its details: lines next to each other that say the same, the first of them first. */
function block(lines: readonly string[], last: number, cause: ServerCause): Said {
  let first = last;
  while (first > 0 && last - first < 4 && causeOf(lines[first - 1] ?? '')?.cause === cause) first--;
  const line = lines[first] ?? '';
  return { cause, line, lines: lines.slice(first, last + 1) };
}
