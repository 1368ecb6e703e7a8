import type { Evidence, Severity } from '../../model/finding.ts';
import type { HostFacts } from '../../model/host.ts';
import { valueOf } from '../../model/readable.ts';
import { apiTrouble, clusterRef } from '../api.ts';
import type { Cluster } from '../cluster.ts';
import { fromHost } from '../evidence.ts';
import { command, remedy } from '../remedy.ts';
import type { Draft, Rule, Victim } from '../rule.ts';
import { inBytes } from './bytes.ts';
import { isReady } from './conditions.ts';
import { journalEvidence, lineTime, presentLines } from './journal.ts';
import { lastRenewal } from './leases.ts';
import { type ReadPlace, readPlaces } from './place.ts';
import { unitHealth } from './unit.ts';
import { stoppedAt } from './victims.ts';

// A write that took ten seconds or more was waiting for a lock; K3s gives up after thirty.
const failing =
  /database is locked|database disk image is malformed|disk I\/O error|database or disk is full|mvcc: database space exceeded|Slow SQL.{0,200}total time: (\d+[hm]|\d\d+\.)|etcdserver: (request timed out|no leader|leader changed|too many requests|corrupt)/i;
/** A datastore outside K3s, or etcd, that cannot be reached. A name or a password that is wrong is a setting: N18. */
const unreached =
  /(?:building kine|storage endpoint|datastore|\bkine\b|range on \/|etcd)\b.{0,300}(?:dial (?:tcp|unix).{0,160}(?:connection refused|i\/o timeout|no route to host|unreachable|timed out)|driver: bad connection|the database system is|Too many connections|too many clients|context deadline exceeded)/i;
const slow =
  /Slow SQL|apply request took too long|slow fdatasync|compact(ion)? failed|failed to (compact|commit transaction)/i;

/** K3s's datastore (SQLite or etcd) does not take what is written, is slow, or has grown large. */
export const n09Datastore: Rule = {
  code: 'N9',
  family: 'node',
  reads: [],
  consults: ['Node', 'Lease', 'Pod'],
  hosts: true,
  *check(cluster) {
    const said = saidByApi(cluster);
    const drafts = readPlaces(cluster)
      .filter(({ host }) => host.facts.role === 'server' && !endedInOrder(host.facts))
      .flatMap((place) => judge(cluster, place, said) ?? []);
    yield* drafts;
    if (said.length > 0 && !drafts.some((draft) => draft.severity === 'critical')) {
      const object = clusterRef(cluster);
      yield draftOf(object, 'critical', said, [...(apiTrouble(cluster) ? [object] : []), ...unreadKinds(cluster)]);
    }
  },
};

/** Somebody told K3s to stop, and it did: what its datastore said before is not why it does not run. */
function endedInOrder(facts: HostFacts): boolean {
  const unit = valueOf(facts.unit);
  return unit?.active === 'inactive' && unit.result === 'success';
}

const slowNowMs = 5 * 60_000;
const manySlow = 5;
const manyFailing = 3;
const gib = 2 ** 30;

function judge(cluster: Cluster, place: ReadPlace, said: readonly Evidence[]): Draft | undefined {
  const { lines: failures, over } = failuresNow(cluster, place);
  const slows = presentLines(cluster, place, slowNowMs).filter((line) => slow.test(line) && !failing.test(line));
  const silent = nothingWritten(cluster, place);
  const large = sizeEvidence(place);
  const quoted = [
    ...new Set([...plainestFirst(failures).slice(0, 2), ...(slows.length >= manySlow ? slows.slice(0, 2) : [])]),
  ];
  const evidence = [...quoted.map((line) => journalEvidence(place, line)), ...silent, ...large, ...waiting(place)];
  if (quoted.length + silent.length + large.length === 0) return undefined;
  const ends = ['looping', 'stopped'].includes(unitHealth(place.host.facts, cluster.now));
  const isDown = ends || apiTrouble(cluster)?.side === 'server' || (place.node !== undefined && !isReady(place.node));
  const failsNow = !over && (failures.length >= manyFailing || (failures.length > 0 && (isDown || said.length > 0)));
  const fails = failsNow || silent.length > 0;
  const victims = fails ? [...stoppedAt(cluster, place), ...unreadKinds(cluster)] : [];
  return draftOf(
    place.object,
    fails ? 'critical' : 'warning',
    [...said, ...evidence],
    victims,
    failures.find((line) => unreached.test(line)),
  );
}

/** The words of the database itself say more to a reader than how long a statement took. */
function plainestFirst(lines: readonly string[]): readonly string[] {
  return lines.toSorted((a, b) => Number(/Slow SQL/.test(a)) - Number(/Slow SQL/.test(b)));
}

/** Somebody writes every few seconds, so a datastore that fails says so all the time. */
const failsNowMs = 60_000;
const lastsMs = 30_000;

/**
 * Lines that say that it fails. A lease that was renewed after the last of them shows that it takes writes again: then they
 * are worth a warning for as long as it may only be a pause.
 */
function failuresNow(
  cluster: Cluster,
  place: ReadPlace,
): { readonly lines: readonly string[]; readonly over: boolean } {
  const lines = presentLines(cluster, place, failsNowMs).filter((line) => failing.test(line) || unreached.test(line));
  const skew = valueOf(place.host.facts.clock)?.skewMs ?? 0;
  const last = lineTime(lines[0] ?? '');
  const over = last !== undefined && (lastRenewal(cluster) ?? 0) > last;
  return over && cluster.now + skew - last > lastsMs ? { lines: [], over } : { lines, over };
}

function draftOf(
  object: Draft['object'],
  severity: Severity,
  evidence: readonly Evidence[],
  victims: Draft['victims'],
  unreachedIn?: string,
): Draft {
  return {
    severity,
    object,
    victims,
    evidence,
    parameters: { seen: evidence[0]?.value ?? '' },
    remedy: remedy(
      'troubleshooting/node-not-ready',
      object,
      ...dialCommand(unreachedIn),
      command('ls', '-lh', '/var/lib/rancher/k3s/server/db'),
      command('fuser', '-v', '/var/lib/rancher/k3s/server/db/state.db'),
      command('cat', '/proc/pressure/io'),
      command('journalctl', '-u', 'k3s', '-g', 'locked|Slow SQL|took too long', '-n', '20', '--no-pager'),
    ),
  };
}

/** Whether anybody answers where the line says that K3s went. */
function dialCommand(line = ''): readonly string[] {
  const [, host, port] = /dial tcp \[?([\w.:-]{1,253}?)\]?:(\d{2,5})\b/.exec(line) ?? [];
  return host === undefined || port === undefined ? [] : [command('nc', '-vz', host, port)];
}

/** The API server's own words when it cannot write or read: the answer itself, or that for one kind. */
function saidByApi({ snapshot }: Cluster): readonly Evidence[] {
  const answers = [...snapshot.kinds].flatMap(([kind, part]) =>
    part.ok ? [] : [[kind as string, part.unreadable.message] as const],
  );
  const all = snapshot.api.ok ? answers : [['api', snapshot.api.unreadable.message] as const, ...answers];
  const first = all.find(([, message]) => failing.test(message));
  return first ? [{ source: 'api', path: first[0], value: first[1].slice(0, 300) }] : [];
}

/** Kinds that could not be read for this reason: that they are unread is no finding of its own. */
function unreadKinds({ snapshot }: Cluster): readonly Victim[] {
  return [...snapshot.kinds].flatMap(([kind, part]) =>
    part.ok || !failing.test(part.unreadable.message) ? [] : [{ kind: 'Kind', name: kind }],
  );
}

const renewalLateMs = 90_000;
const trustedSkewMs = 30_000;

/** Reading works, yet no lease at all was renewed for long: nothing can be written. Only by a clock that we trust. */
function nothingWritten(cluster: Cluster, { host }: ReadPlace): readonly Evidence[] {
  const clock = valueOf(host.facts.clock);
  const last = lastRenewal(cluster);
  if (!clock || last === undefined || Math.abs(clock.skewMs) + clock.uncertaintyMs > trustedSkewMs) return [];
  if (cluster.now + clock.skewMs - last < renewalLateMs) return [];
  return [
    {
      source: 'status',
      object: { kind: 'Lease', name: '*' },
      path: 'spec.renewTime',
      value: new Date(last).toISOString(),
    },
  ];
}

/** A K3s of a few hundred objects keeps some 100 MiB; gigabytes mean that compaction does not keep up. */
function sizeEvidence({ host }: ReadPlace): readonly Evidence[] {
  const size = valueOf(host.facts.datastore);
  if (!size || !(size.bytes >= 2 * gib || size.walBytes >= gib)) return [];
  return [
    fromHost(
      host.name,
      '/var/lib/rancher/k3s/server/db/state.db',
      `${inBytes(size.bytes)}, WAL ${inBytes(size.walBytes)}`,
    ),
  ];
}

function waiting({ host }: ReadPlace): readonly Evidence[] {
  const pressure = valueOf(host.facts.pressure);
  return pressure && pressure.ioFull >= 20
    ? [fromHost(host.name, '/proc/pressure/io', `full avg60=${pressure.ioFull}`)]
    : [];
}
