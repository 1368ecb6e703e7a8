import type { LogRequest } from '../../model/snapshot.ts';
import type { Cluster } from '../cluster.ts';
import { dependencyOf } from '../crash/dependency.ts';
import { logRequests, readingOf } from '../crash/log.ts';
import { servicesNamedIn } from '../crash/named-service.ts';
import { type Address, addressesIn } from '../crash/patterns/host.ts';
import { type Destination, destinationOf } from '../crash/service.ts';
import { type Trouble, troubles } from '../crash/trouble.ts';
import { podRef } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import type { Victim } from '../rule.ts';

/** A failing container whose log says that a name was not resolved. */
export interface NameTrouble {
  readonly trouble: Trouble;
  readonly line: string;
  readonly host: string | undefined;
  /** `service`: the name is a Service's that is there. `absent`: it has the form of one that is not. */
  readonly about: 'service' | 'absent' | 'outside' | 'unknown';
  /** Whether the resolver said nothing, or that there is no such name; many programs do not tell them apart. */
  readonly answer: 'none' | 'no' | 'unclear';
  /** The resolver that was asked, where the line names it. */
  readonly resolver: string | undefined;
}

export const nameTroubles: (cluster: Cluster) => readonly NameTrouble[] = perCluster((cluster) =>
  troubles(cluster).flatMap((trouble) => {
    const told = toldOf(cluster, trouble);
    if (!told) return [];
    const { line, host, is } = told;
    return [{ trouble, line, host, about: aboutOf(is), answer: answerIn(line), resolver: resolverIn(line) }];
  }),
);

interface Told {
  readonly line: string;
  readonly host: string | undefined;
  readonly is: Destination['is'] | undefined;
}

/**
 * Programs that try again say at last only that they have no connection, and why not in a line above. An answer that was
 * refused or did not come is another story, unless its own line speaks of the name.
 */
function toldOf(cluster: Cluster, trouble: Trouble): Told | undefined {
  const dependency = dependencyOf(cluster, trouble);
  if (dependency?.cause === 'name')
    return { line: dependency.line, host: dependency.address?.host, is: dependency.destination?.is };
  const { clue, above = [], errors, tail } = readingOf(cluster, trouble);
  if (clue && !connection.has(clue.cause)) return undefined;
  const lines = clue && clue.cause !== 'unreachable' ? [clue.line] : [...errors, ...above, ...tail];
  const namespace = trouble.container.pod.metadata.namespace ?? '';
  for (const line of lines.filter((one) => unresolved.test(one))) {
    for (const { host } of hostsIn(cluster, trouble, line)) {
      const { is } = destinationOf(cluster, host, namespace);
      // An address in such a line is that of the resolver, or of who asked.
      if ((is === 'service' || is === 'pod') && !/^[\d.]+$|:/.test(host)) return { line, host, is };
    }
  }
  return undefined;
}

/** Tools of scripts write the bare name where no client writes its server’s: `getent: db: Try again`. */
function hostsIn(cluster: Cluster, trouble: Trouble, line: string): readonly Address[] {
  const [, told] =
    /(?:^|\s)(?:getent|nslookup|host|dig|drill|ping6?|nc|wget|curl|telnet|redis-cli)\b.{0,80}?[\s'"]([a-z0-9][\w.-]{1,252}?)['"]?:?(?::\d{2,5})?:? (?:Try again|Unknown host|Host name lookup|No address|not found|can't)/i.exec(
      line,
    ) ?? [];
  const { marked, bare } = servicesNamedIn(cluster, trouble, line);
  return [
    ...addressesIn(line),
    ...(told ? [{ host: told }] : []),
    ...(marked ? [marked] : []),
    ...(bare ? [bare] : []),
  ];
}

const connection: ReadonlySet<string> = new Set(['refused', 'timeout', 'unreachable']);

/** That a name was not resolved, in the words of the usual resolvers and libraries. */
const unresolved =
  /getaddrinfo|gaierror|\blookup \S|ENOTFOUND|EAI_(?:AGAIN|NONAME)|no such host|NXDOMAIN|SERVFAIL|server misbehaving|(?:name|node ?name)(?: or service)? (?:not known|does not resolve|nor servname)|name resolution|(?:not|unable to|fail(?:ed|ure)? to|cannot|can't) (?:be )?(?:resolv|translat)|unknown (?:\w+ )?(?:server )?host|UnknownHost|bad address|host not found|can't find \S+:|contacting DNS|ConnectorDNSError|DNS ?(?:lookup|resolution|error|fail)|[\w.:-]: try again\b|host ?name lookup|no servers could be reached/i;

function aboutOf(is: string | undefined): NameTrouble['about'] {
  switch (is) {
    case 'service':
    case 'pod':
      return 'service';
    case 'absent':
      return 'absent';
    case 'external':
      return 'outside';
    default:
      return 'unknown';
  }
}

const silent =
  /EAI_AGAIN|temporary failure in name resolution|i\/o timeout|timed? ?out|no servers could be reached|SERVFAIL|server misbehaving|try again|connection refused|deadline exceeded|unreachable|no route to host|could not contact DNS/i;
const denied =
  /no such host|NXDOMAIN|ENOTFOUND|name or service not known|name does not resolve|EAI_NONAME|nodename nor servname|no address associated/i;

export function answerIn(line: string): NameTrouble['answer'] {
  if (silent.test(line)) return 'none';
  return denied.test(line) ? 'no' : 'unclear';
}

const address = '\\[?([\\d.]{7,15}|[\\da-f:]{3,45})\\]?';
const asked = new RegExp(`(?: on |->|@|server )${address}(?::53\\b|#53\\b)`, 'i');

export function resolverIn(line: string): string | undefined {
  return asked.exec(line)?.[1];
}

/**
 * A line in which a failing program says that a name was not resolved, of which it does not say which one. Worth only what
 * else is known of its way to the resolver.
 */
export function unresolvedLine(cluster: Cluster, trouble: Trouble): string | undefined {
  const { clue, above = [], errors, tail } = readingOf(cluster, trouble);
  if (clue) return clue.cause === 'name' ? clue.line : undefined;
  return [...errors, ...tail, ...above].find((line) => unresolved.test(line) && !otherwise.test(line));
}

/** What else is said to be resolved. */
const otherwise =
  /placeholder|module|symbol|reference|depend|\btype\b|import|package|plugin|class\b|conflict|variable|expression|version|path\b|file\b|\buser\b|image|token|schema/i;

export function nameLogs(cluster: Cluster): readonly LogRequest[] {
  return troubles(cluster).flatMap(logRequests);
}

export function victimOf({ trouble: { container } }: NameTrouble): Victim {
  return { ...podRef(container.pod), container: container.name };
}
