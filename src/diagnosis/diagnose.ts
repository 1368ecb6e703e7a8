import type { Finding, Severity } from '../model/finding.ts';
import type { Kind } from '../model/kinds.ts';
import { keyOf } from '../model/object.ts';
import { type LogRequest, logKey, type Snapshot } from '../model/snapshot.ts';
import { Cluster } from './cluster.ts';
import { fold, type Suspicion } from './fold.ts';
import { Impact } from './impact.ts';
import { rules as allRules } from './registry.ts';
import type { Rule } from './rule.ts';

const order: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, unknown: 2, info: 3 };

/** The first causes that a snapshot shows, most urgent first. Pure: the same snapshot gives the same findings. */
export function diagnose(snapshot: Snapshot, rules: readonly Rule[] = allRules): readonly Finding[] {
  const cluster = new Cluster(snapshot);
  const suspicions: Suspicion[] = rules
    .filter((rule) => canJudge(cluster, rule))
    .flatMap((rule) => [...rule.check(cluster)].map((draft) => ({ rule, draft })));
  return fold(suspicions, new Impact(cluster)).toSorted(byUrgency);
}

/** Whether everything that the rule judges by was read. What was not is reported by the rules of family `unknown`. */
export function canJudge(cluster: Cluster, rule: Rule): boolean {
  return rule.reads.every((kind) => cluster.canRead(kind));
}

/** The logs that the rules want after a first look at the snapshot. Bounded: a cluster-wide outage must not read every log. */
export function wantedLogs(snapshot: Snapshot, rules: readonly Rule[] = allRules, most = 200): readonly LogRequest[] {
  const cluster = new Cluster(snapshot);
  const wanted = rules
    .filter((rule) => canJudge(cluster, rule))
    .flatMap((rule) => [...(rule.logs?.(cluster) ?? [])])
    .map((request) => [logKey(request), request] as const);
  return [...new Map(wanted).values()].slice(0, most);
}

/** The kinds that a snapshot must hold for these rules, and for finding what hangs on their victims. */
export function wantedKinds(rules: readonly Rule[] = allRules): ReadonlySet<Kind> {
  const impact: readonly Kind[] = [
    'Pod',
    'ReplicaSet',
    'Deployment',
    'StatefulSet',
    'Job',
    'Service',
    'EndpointSlice',
    'Ingress',
  ];
  return new Set([...impact, ...rules.flatMap((rule) => [...rule.reads, ...(rule.consults ?? [])])]);
}

function byUrgency(a: Finding, b: Finding): number {
  return (
    order[a.severity] - order[b.severity] ||
    b.related.length - a.related.length ||
    a.code.localeCompare(b.code, 'en', { numeric: true }) ||
    keyOf(a.object).localeCompare(keyOf(b.object))
  );
}
