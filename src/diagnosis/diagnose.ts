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

export interface Judgement {
  /** The first causes, most urgent first. */
  readonly findings: readonly Finding[];
  /** Rules that met something that they could not take, by code. What they would have said is not known. */
  readonly broken: ReadonlyMap<string, Error>;
}

/**
 * What a snapshot shows. Pure: the same snapshot gives the same judgement. An object of a shape that nobody foresaw costs
 * the verdict of the rule that stumbled over it, and no other.
 */
export function judge(snapshot: Snapshot, rules: readonly Rule[] = allRules): Judgement {
  const cluster = new Cluster(snapshot);
  const broken = new Map<string, Error>();
  const suspicions = rules
    .filter((rule) => canJudge(cluster, rule))
    .flatMap((rule): readonly Suspicion[] => {
      try {
        return [...rule.check(cluster)].map((draft) => ({ rule, draft }));
      } catch (error) {
        broken.set(rule.code, error instanceof Error ? error : new Error(String(error)));
        return [];
      }
    });
  return { findings: fold(suspicions, new Impact(cluster)).toSorted(byUrgency), broken };
}

/** The first causes alone, without advice. @throws {AggregateError} when a rule failed, so that tests do not pass over it */
export function diagnose(snapshot: Snapshot, rules: readonly Rule[] = allRules): readonly Finding[] {
  const { findings, broken } = judge(snapshot, rules);
  if (broken.size > 0) throw new AggregateError(broken.values(), `rules failed: ${[...broken.keys()].join(', ')}`);
  const advice = new Set(rules.filter(({ family }) => family === 'hint').map(({ code }) => code));
  return findings.filter(({ code }) => !advice.has(code));
}

/** Whether everything that the rule judges by was read. What was not is reported by the rules of family `unknown`. */
export function canJudge(cluster: Cluster, rule: Rule): boolean {
  return rule.reads.every((kind) => cluster.canRead(kind));
}

/**
 * The logs that the rules want after a first look at the snapshot. Bounded: a cluster-wide outage must not read every log.
 * Where not all fit, each pod has its first one before any has a second.
 */
export function wantedLogs(snapshot: Snapshot, rules: readonly Rule[] = allRules, most = 400): readonly LogRequest[] {
  const cluster = new Cluster(snapshot);
  const wanted = rules
    .filter((rule) => canJudge(cluster, rule))
    .flatMap((rule) => logsOf(rule, cluster))
    .map((request) => [logKey(request), request] as const);
  const requests = [...new Map(wanted).values()];
  if (requests.length <= most) return requests;
  const seen = new Set<string>();
  const isFirst = ({ namespace, pod }: LogRequest) => {
    const known = seen.has(`${namespace}/${pod}`);
    seen.add(`${namespace}/${pod}`);
    return !known;
  };
  const { first = [], more = [] } = Object.groupBy(requests, (request) => (isFirst(request) ? 'first' : 'more'));
  return [...first, ...more].slice(0, most);
}

/** Without a log a rule claims less. One that fails already here meets the same object again in {@link judge}, which tells. */
function logsOf(rule: Rule, cluster: Cluster): readonly LogRequest[] {
  try {
    return [...(rule.logs?.(cluster) ?? [])];
  } catch {
    return [];
  }
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
    'IngressRoute',
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
