import type { Finding, Related, Severity } from '../model/finding.ts';
import { keyOf, type ObjectKey, type ObjectRef } from '../model/object.ts';
import type { Impact } from './impact.ts';
import type { Draft, Rule, Victim } from './rule.ts';

/** A draft with the rule that made it. The order of the list is the order in which causes precede each other. */
export interface Suspicion {
  readonly rule: Rule;
  readonly draft: Draft;
}

/** A cause, with what it explains. */
interface Cause {
  readonly suspicion: Suspicion;
  readonly victims: Map<string, Victim>;
  readonly impact: Map<ObjectKey, ObjectRef>;
  readonly folded: Suspicion[];
}

/**
 * Leaves first causes only. Each victim belongs to the first suspicion that claims it, in the order of the rules; a suspicion
 * whose victims all belong to earlier ones is a symptom. One that blames an object which another cause stops folds under it.
 */
export function fold(suspicions: readonly Suspicion[], impact: Impact): readonly Finding[] {
  const claims = new Map<string, Cause>();
  const causes = new Set<Cause>();
  for (const suspicion of merge(suspicions)) {
    const cause = claim(suspicion, claims, impact);
    if (cause) causes.add(cause);
  }
  foldBlamed(causes);
  return [...causes].map(toFinding);
}

/** One suspicion for each code and object: three crashing replicas are one trouble. */
function merge(suspicions: readonly Suspicion[]): readonly Suspicion[] {
  const groups = Map.groupBy(suspicions, ({ draft, rule }) => `${rule.code} ${keyOf(draft.object)}`);
  return [...groups.values()].map((group) => {
    const [first, ...others] = group as [Suspicion, ...Suspicion[]];
    if (others.length === 0) return first;
    const drafts = group.map((suspicion) => suspicion.draft);
    const draft: Draft = {
      ...first.draft,
      severity: drafts.map((draft) => draft.severity).toSorted((a, b) => urgency[a] - urgency[b])[0] as Severity,
      victims: drafts.flatMap((draft) => draft.victims),
      related: unique(drafts.flatMap((draft) => draft.related ?? [])),
      evidence: drafts.flatMap((draft) => draft.evidence).slice(0, mostEvidence),
      blames: drafts.flatMap((draft) => draft.blames ?? []),
    };
    return { rule: first.rule, draft };
  });
}

const urgency: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, unknown: 2, info: 3 };
const mostEvidence = 12;

/** Takes the victims that no earlier cause has. Undefined when there was none left: then the suspicion is a symptom. */
function claim(suspicion: Suspicion, claims: Map<string, Cause>, impact: Impact): Cause | undefined {
  const { draft } = suspicion;
  const own: readonly Victim[] = draft.victims.length > 0 ? draft.victims : [draft.object];
  const owners = own.map((victim) => claims.get(keyOf(victim)) ?? claims.get(claimKey(victim)));
  const left = own.filter((_, index) => !owners[index]);
  const earlier = owners.find((owner) => owner !== undefined);
  if (left.length === 0 && earlier) {
    earlier.folded.push(suspicion);
    return undefined;
  }
  const cause: Cause = {
    suspicion,
    victims: new Map(draft.victims.filter((_, index) => !owners[index]).map((victim) => [victimKey(victim), victim])),
    impact: new Map(),
    folded: [],
  };
  for (const victim of left) {
    claims.set(victimKey(victim), cause);
    if (victim.container !== undefined && !claims.has(claimKey(keyed(victim))))
      claims.set(claimKey(keyed(victim)), cause);
  }
  for (const ref of impact.of(left)) {
    cause.impact.set(keyOf(ref), ref);
    if (!claims.has(keyOf(ref))) claims.set(keyOf(ref), cause);
  }
  return cause;
}

function victimKey(victim: Victim): string {
  return victim.container === undefined ? keyOf(victim) : `${keyOf(victim)}#${victim.container}`;
}

/** A suspicion about a whole pod is also answered by a cause that holds just one of its containers. */
function claimKey(victim: Victim): string {
  return `${keyOf(victim)}#${victim.container ?? '*'}`;
}

function keyed({ kind, namespace, name }: Victim): Victim {
  return { kind, namespace, name };
}

/** Moves each cause that blames another's object, victim or dependant under it, until nothing moves. */
function foldBlamed(causes: Set<Cause>): void {
  for (let moved = true; moved; ) {
    moved = false;
    for (const cause of causes) {
      const guilty = blamedCause(cause, causes);
      if (!guilty) continue;
      guilty.folded.push(cause.suspicion, ...cause.folded);
      guilty.impact.set(keyOf(cause.suspicion.draft.object), cause.suspicion.draft.object);
      for (const victim of cause.victims.values()) guilty.impact.set(keyOf(victim), victim);
      for (const [key, ref] of cause.impact) guilty.impact.set(key, ref);
      causes.delete(cause);
      moved = true;
    }
  }
}

/** Never itself, so two that blame each other leave the first standing. */
function blamedCause(cause: Cause, causes: ReadonlySet<Cause>): Cause | undefined {
  const blamed = new Set((cause.suspicion.draft.blames ?? []).map(keyOf));
  if (blamed.size === 0) return undefined;
  for (const other of causes) {
    if (other === cause) continue;
    const stops = [
      keyOf(other.suspicion.draft.object),
      ...[...other.victims.values()].map(keyOf),
      ...other.impact.keys(),
    ];
    if (stops.some((key) => blamed.has(key))) return other;
  }
  return undefined;
}

function toFinding({ suspicion: { rule, draft }, victims, impact, folded }: Cause): Finding {
  const direct: Related[] = [...victims.values()].map(({ kind, namespace, name }) => ({
    kind,
    namespace,
    name,
    role: kind === 'Pod' ? 'pod' : 'victim',
  }));
  const indirect: Related[] = [...impact.values()].map(({ kind, namespace, name }) => ({
    kind,
    namespace,
    name,
    role: kind === 'Pod' ? 'pod' : 'victim',
  }));
  const own = keyOf(draft.object);
  const related = unique([...(draft.related ?? []), ...direct, ...indirect]).filter((ref) => keyOf(ref) !== own);
  return {
    code: rule.code,
    severity: draft.severity,
    object: draft.object,
    related,
    evidence: draft.evidence,
    parameters: { count: related.filter((ref) => ref.role === 'pod').length, ...draft.parameters },
    remedy: draft.remedy,
    symptoms: [...new Set(folded.map((symptom) => symptom.rule.code))],
  };
}

/** The first of each object: what a rule says of it is worth more than what the frame found. */
function unique(related: readonly Related[]): readonly Related[] {
  const byKey = new Map<ObjectKey, Related>();
  for (const ref of related) if (!byKey.has(keyOf(ref))) byKey.set(keyOf(ref), ref);
  return [...byKey.values()];
}
