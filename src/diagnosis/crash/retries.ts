import { levelOf } from './patterns/failure.ts';
import { addressesIn } from './patterns/host.ts';
import { dependencyCauses, type LogCause } from './patterns/pattern.ts';

/** A line by which a program says that it tries again, or waits, and what it would reach. */
export interface Retry {
  readonly cause: LogCause;
  readonly at: number;
}

/** Lines from the end within which a program that still tries must say so. */
const recent = 12;

const again =
  /\b(?:re-?try\w*|re-?connect\w*|(?:try|trying|retrying|attempt\w*) (?:again|in \d)|again in|attempts?\b.{0,12}\d|(?:next|another) (?:attempt|try)|back-?(?:ing )?off|wait(?:ing|s)?|sleep(?:ing|s)?|will (?:retry|try)|attempting to (?:re)?connect|restart(?:ing)?|resurrect\w*|(?:remaining|left)\b)/i;
/** What programs do without. */
const optional =
  /\b(?:otel\w*|otlp|opentelemetry|telemetry|trac(?:ing|es?)|jaeger|zipkin|tempo|sentry|loki|fluent\w*|metrics?|statsd|datadog|newrelic|apm|analytics|updates?|version check|spans?|profil\w+)\b|\b(?:using|falling back|fallback|skip\w*|ignor\w+|disabl\w+|continu\w+|proceed\w*|optional\w*|degraded|without)\b/i;
/** What others did to a connection that they had opened themselves. */
const incoming = /reset by peer|ECONNRESET|broken pipe|socket hang up|handshake error from|\bEOF\b/i;
/** What a program says once it got through, or serves. */
const served =
  /\b(?:connected|(?:connection|session) (?:is )?(?:established|opened|successful|ready)|success\w*|is (?:up|ready|available)(?! to)|listening|now ready|ready (?:to|for)|started|succeeded)\b/i;

const thing =
  '(?:databases?|db|postgres\\w*|mysql|mariadb|redis|valkey|mongo\\w*|rabbit\\w*|amqp|(?:message )?broker|kafka|elastic\\w*|opensearch|cassandra|clickhouse|zookeeper|etcd|nats|memcached|ldap|minio|keycloak|vault|(?:[\\w-]{1,30} )?(?:server|service|backend|api))';
/** Scripts that wait know nothing of errors. */
const waits = new RegExp(
  [
    `\\b(?:wait(?:ing)?|sleeping)\\b.{0,40}\\b(?:for|on|until)\\b.{0,60}(?:\\b(?!server\\b|service\\b|backend\\b|api\\b)${thing}\\b|[\\w-][\\w.-]{1,253}:\\d{2,5}\\b)`,
    `\\b${thing}\\b.{0,60}\\b(?:is |are )?(?:still |currently )?(?:not (?:yet )?(?:ready|available|reachable|up|running|responding|accepting)|unavailable|unreachable|starting up|down\\b)`,
  ].join('|'),
  'i',
);
/** What is waited for that is no server, or not missed. */
const waitsForOthers =
  /\b(?:shut ?down|to (?:stop|exit|finish|terminate|end)|jobs?|tasks?|messages?|requests?|events?|leader|lock|lease|work|input|graceful\w*|in-?flight|drain\w*)\b/i;

/**
 * The last thing that a program says again and again below the level of an error: that it does not reach what it needs. For
 * programs that never end nor become ready. Undefined when it got through since, or can do without.
 * @param clueOf the cause that a line names
 */
export function retryIn(lines: readonly string[], clueOf: (line: string) => LogCause | undefined): Retry | undefined {
  const from = Math.max(0, lines.length - recent);
  for (let at = lines.length - 1; at >= from; at--) {
    const line = lines[at] ?? '';
    const cause = causeOf(line, clueOf(line));
    if (cause) return repeats(lines, at, clueOf) ? { cause, at } : undefined;
    if (served.test(line) && levelOf(line) !== 'high') return undefined;
  }
  return undefined;
}

function causeOf(line: string, named: LogCause | undefined): LogCause | undefined {
  if (optional.test(line) || (incoming.test(line) && !again.test(line))) return undefined;
  if (named !== undefined) return (dependencyCauses as readonly LogCause[]).includes(named) ? named : undefined;
  return awaitsServer(line) ? 'unreachable' : undefined;
}

/** Whether a script says that it waits for a server. */
export function awaitsServer(line: string): boolean {
  return waits.test(line) && !waitsForOthers.test(line);
}

/** A line of which a script prints one at each attempt, or while it sleeps. */
export function isAttempt(line: string): boolean {
  return again.test(line) || /^[\s.…*-]+$|\b(?:failed|not (?:yet|ready)|unavailable)\b/i.test(line);
}

/** Whether a line is about what programs do without. */
export function isOptional(line: string): boolean {
  return optional.test(line);
}

/** Whether a program says that it got through, or serves. */
export function isServed(line: string): boolean {
  return served.test(line);
}

/** Said twice of the same place, or once by who says that it tries again. */
function repeats(lines: readonly string[], at: number, clueOf: (line: string) => LogCause | undefined): boolean {
  const line = lines[at] ?? '';
  const [host] = addressesIn(line).map((address) => address.host);
  const others = lines.filter((other, index) => {
    if (index === at || causeOf(other, clueOf(other)) === undefined) return false;
    return host === undefined ? shapeOf(other) === shapeOf(line) : other.includes(host);
  });
  const last = at >= lines.length - 3 && lines.slice(at).some((later) => again.test(later));
  return others.length > 0 || (clueOf(line) !== undefined && last);
}

/** A line without what differs from one attempt to the next. */
function shapeOf(line: string): string {
  return line.replace(/[\d.:,TZ+-]+/g, '').slice(0, 300);
}
