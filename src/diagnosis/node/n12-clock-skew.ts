import type { Evidence } from '../../model/finding.ts';
import { valueOf } from '../../model/readable.ts';
import { apiTrouble, clusterRef } from '../api.ts';
import type { Cluster } from '../cluster.ts';
import { fromHost, fromStatus } from '../evidence.ts';
import { command, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { timeTrouble } from './certificates.ts';
import { isReady } from './conditions.ts';
import { journalEvidence, lineOf } from './journal.ts';
import { nodeLease, renewedAt } from './leases.ts';
import { apiEvidence } from './n00-api-down.ts';
import { nodeName, type Place, placesOf, type ReadPlace, readPlaces } from './place.ts';
import { stoppedAt } from './victims.ts';

/** A machine whose clock is wrong: certificates seem not valid yet or expired, tokens are refused. */
export const n12ClockSkew: Rule = {
  code: 'N12',
  family: 'node',
  reads: [],
  consults: ['Node', 'Lease', 'Pod'],
  hosts: true,
  *check(cluster) {
    const drafts = placesOf(cluster).flatMap((place) => judge(cluster, place) ?? []);
    yield* drafts;
    const trouble = apiTrouble(cluster);
    if (drafts.length > 0 || trouble?.reason !== 'tls' || timeTrouble(trouble.message, cluster.now) !== 'early') return;
    const object = clusterRef(cluster);
    yield draftOf(object, 'critical', object.name, [apiEvidence(cluster, trouble)], [object]);
  },
};

/** Below ten seconds nothing of Kubernetes minds. */
const worthMs = 10_000;
const graveMs = 300_000;
const notValid =
  /x509: certificate has expired or is not yet valid|token (is not valid yet|used before issued)|not yet valid/i;

function judge(cluster: Cluster, place: Place): Draft | undefined {
  const skew = skewOnHost(cluster, place) ?? skewOfLease(cluster, place);
  if (!skew) return undefined;
  const line = place.host?.facts ? lineOf(cluster, place as ReadPlace, notValid) : undefined;
  const stops = line !== undefined || Math.abs(skew.ms) >= graveMs;
  const evidence = [skew.evidence, ...(line === undefined ? [] : [journalEvidence(place as ReadPlace, line)])];
  const hurts = line !== undefined && !(place.node && isReady(place.node));
  const severity = hurts || Math.abs(skew.ms) >= graveMs ? 'critical' : 'warning';
  return draftOf(place.object, severity, nodeName(place), evidence, stops ? stoppedAt(cluster, place) : []);
}

function draftOf(
  object: Draft['object'],
  severity: 'critical' | 'warning',
  machine: string,
  evidence: readonly Evidence[],
  victims: Draft['victims'],
): Draft {
  return {
    severity,
    object,
    victims,
    evidence,
    parameters: { machine, seen: evidence[0]?.value ?? '' },
    remedy: remedy(
      'troubleshooting/node-not-ready',
      object,
      command('timedatectl', 'status'),
      command('timedatectl', 'set-ntp', 'true'),
      command('timedatectl', 'timesync-status'),
    ),
  };
}

/** Ours may be the wrong clock: it is when the host's is kept by NTP, or when other hosts agree with this one. */
function skewOnHost(cluster: Cluster, { host }: Place): { ms: number; evidence: Evidence } | undefined {
  const clock = host?.facts && valueOf(host.facts.clock);
  if (!host || !clock || !(Math.abs(clock.skewMs) - clock.uncertaintyMs >= worthMs) || clock.synchronised === true)
    return undefined;
  const agrees = readPlaces(cluster).some(({ host: other }) => {
    const its = other.name === host.name ? undefined : valueOf(other.facts.clock);
    return (
      its !== undefined && Math.abs(its.skewMs - clock.skewMs) - its.uncertaintyMs - clock.uncertaintyMs < worthMs / 5
    );
  });
  if (agrees) return undefined;
  const value = `${clock.skewMs > 0 ? '+' : ''}${Math.round(clock.skewMs / 1000)} s${clock.synchronised === false ? ', NTP synchronized: no' : ''}`;
  return { ms: clock.skewMs, evidence: fromHost(host.name, 'clock', value) };
}

/** A kubelet writes its own time into its lease: one that lies in the future, while another's does not, tells on it. */
function skewOfLease(cluster: Cluster, { node, host }: Place): { ms: number; evidence: Evidence } | undefined {
  if (!node || (host?.facts && valueOf(host.facts.clock))) return undefined;
  const lease = nodeLease(cluster, node.metadata.name);
  const ahead = (renewedAt(lease) ?? 0) - cluster.now;
  if (!lease || ahead < 3 * worthMs) return undefined;
  const others = cluster.all('Lease').flatMap((other) => (other === lease ? [] : (renewedAt(other) ?? [])));
  if (!others.some((at) => Math.abs(at - cluster.now) < worthMs)) return undefined;
  const ref = { kind: 'Lease', namespace: 'kube-node-lease', name: lease.metadata.name };
  return { ms: ahead, evidence: fromStatus(ref, 'spec.renewTime', lease.spec?.renewTime) };
}
