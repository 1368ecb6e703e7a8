import type { Evidence } from '../../model/finding.ts';
import { valueOf } from '../../model/readable.ts';
import { apiTrouble, clusterRef } from '../api.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromHost } from '../evidence.ts';
import { command, remedy } from '../remedy.ts';
import type { Draft, Rule, Victim } from '../rule.ts';
import { type Ending, endingInEvent, endingOf, timeTrouble } from './certificates.ts';
import { isReady } from './conditions.ts';
import { journalEvidence, lineOf } from './journal.ts';
import { apiEvidence } from './n00-api-down.ts';
import { type Place, placesOf, type ReadPlace } from './place.ts';
import { unitHealth, unitName } from './unit.ts';
import { stoppedAt } from './victims.ts';

/** K3s's own certificates have expired, or will: the nodes' and the server's, or the one in our kubeconfig. */
export const n10Certificates: Rule = {
  code: 'N10',
  family: 'node',
  reads: [],
  consults: ['Node', 'Event', 'Pod'],
  hosts: true,
  *check(cluster) {
    const drafts = placesOf(cluster).flatMap((place) => judge(cluster, place) ?? []);
    yield* drafts;
    if (!drafts.some((draft) => draft.severity === 'critical')) yield* refusedByExpiry(cluster);
  },
};

const journalWords =
  /x509: certificate has expired(?! or is not yet valid: current time \S{1,40} is before)|certificate .{0,80}expired at/i;

function judge(cluster: Cluster, place: Place): Draft | undefined {
  const endings = [...onHost(cluster, place), ...inEvents(cluster, place)].toSorted(
    (a, b) => a.ending.left - b.ending.left,
  );
  const line = inJournal(cluster, place);
  const [first] = endings;
  if (!first && !line) return undefined;
  const expired = line !== undefined || (first?.ending.left ?? 1) <= 0;
  const evidence = [...endings.slice(0, 6).map((one) => one.evidence), ...(line ? [line] : [])];
  return {
    severity: expired ? 'critical' : (first?.ending.severity ?? 'critical'),
    object: place.object,
    victims: expired ? victimsOf(cluster, place) : [],
    related: place.host ? [{ kind: 'Host', name: place.host.name, role: 'node' }] : [],
    evidence,
    ...sayings(place.object, first?.ending.file ?? 'K3s', first?.ending.until ?? '?', place),
  };
}

function sayings(object: Draft['object'], file: string, date: string, place?: Place) {
  const unit = place?.host?.facts ? unitName(place.host.facts) : 'k3s';
  return {
    parameters: { file: file.replace(/^.*\//, ''), date, unit },
    remedy: remedy(
      'maintenance/certificate-rotation',
      object,
      command('k3s', 'certificate', 'check'),
      command('systemctl', 'restart', unit),
      command('kubectl', 'get', 'nodes'),
    ),
  };
}

interface Seen {
  readonly ending: Ending;
  readonly evidence: Evidence;
}

function onHost(cluster: Cluster, { host }: Place): readonly Seen[] {
  const certificates = (host?.facts && valueOf(host.facts.certificates)) ?? [];
  return certificates.flatMap((certificate) => {
    const ending = endingOf(certificate, cluster.now);
    return ending ? [{ ending, evidence: fromHost(host?.name ?? '', ending.file, `notAfter ${ending.until}`) }] : [];
  });
}

const reasons = { CertificateExpiration: false, CACertificateExpiration: true } as const;

/** K3s says it again twice a day; its newest word counts, which after a rotation is that all is well. */
function inEvents(cluster: Cluster, { node }: Place): readonly Seen[] {
  if (!node) return [];
  const events = cluster.events('Node', node);
  return Object.entries(reasons).flatMap(([reason, authority]) => {
    const event = events.findLast((one) => one.reason?.startsWith(reason));
    if (!event || event.reason !== `${reason}Warning`) return [];
    return [{ ending: endingInEvent(event.message ?? '', authority, cluster.now), evidence: fromEvent(event) }];
  });
}

/** Only where K3s or its node fails: a healthy server also logs the expired certificates of strangers who call. */
function inJournal(cluster: Cluster, place: Place): Evidence | undefined {
  const { node, host } = place;
  if (!host?.facts) return undefined;
  const health = unitHealth(host.facts, cluster.now);
  const fails =
    health === 'looping' || health === 'starting' || (node && !isReady(node)) || apiTrouble(cluster)?.side === 'server';
  const line = fails ? lineOf(cluster, place as ReadPlace, journalWords) : undefined;
  return line === undefined ? undefined : journalEvidence(place as ReadPlace, line);
}

/** An expired certificate of the server also explains that we do not trust it, or that it does not take ours. */
function victimsOf(cluster: Cluster, place: Place): readonly Victim[] {
  const stopped = stoppedAt(cluster, place);
  const trouble = apiTrouble(cluster);
  const ours = trouble?.side === 'client' && ['tls', 'unauthorised'].includes(trouble.reason);
  return ours && place.host?.facts?.role === 'server' ? [...stopped, clusterRef(cluster)] : stopped;
}

/** No host shows it, but the connection failed with these words: the server's certificate, or ours. */
function* refusedByExpiry(cluster: Cluster): Iterable<Draft> {
  const trouble = apiTrouble(cluster);
  if (!trouble || !['tls', 'unauthorised'].includes(trouble.reason)) return;
  if (timeTrouble(trouble.message, cluster.now) !== 'expired') return;
  const object = clusterRef(cluster);
  const seen = sayings(object, 'serving-kube-apiserver.crt / kubeconfig', '?');
  yield { severity: 'critical', object, victims: [object], evidence: [apiEvidence(cluster, trouble)], ...seen };
}
