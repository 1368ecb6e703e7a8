import type { Finding, Related, Severity, Symptom } from '../model/finding.ts';
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
  const advice: Cause[] = [];
  for (const suspicion of merge(suspicions)) {
    // Advice breaks nothing: it is nobody's cause and nobody's symptom.
    if (suspicion.rule.family === 'hint') advice.push({ suspicion, victims: new Map(), impact: new Map(), folded: [] });
    else {
      const cause = claim(suspicion, claims, impact);
      if (cause) causes.add(cause);
    }
  }
  foldBlamed(causes);
  return [...causes, ...advice].map(toFinding);
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
  if (isAside(draft)) return { suspicion, victims: new Map(), impact: new Map(), folded: [] };
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
  if (draft.victims.length === 0 && places.has(draft.object.kind)) return cause;
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

function isAside({ aside, victims }: Draft): boolean {
  return aside === true && victims.length === 0;
}

/** Several troubles may stand side by side here, so one that names no victims takes nothing from the others. */
const places: ReadonlySet<string> = new Set(['Node', 'Host', 'Cluster']);

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

/**
 * Moves each cause that blames what another stops (its object, a victim, what hangs on one) under that other. Never under
 * itself, so of two that blame each other one stays.
 */
function foldBlamed(causes: Set<Cause>): void {
  const stoppedBy = indexOfStops(causes);
  const under = new Map<Cause, Cause>();
  const root = (cause: Cause): Cause => {
    let top = cause;
    for (let next = under.get(top); next; next = under.get(top)) top = next;
    // Shortens the way for the next question: long chains would otherwise cost their square.
    for (let at = cause; at !== top; ) {
      const next = under.get(at) ?? top;
      under.set(at, top);
      at = next;
    }
    return top;
  };
  for (const cause of causes) {
    const others = (cause.suspicion.draft.blames ?? []).flatMap((ref) => stoppedBy.get(keyOf(ref)) ?? []).map(root);
    const guilty = others.find((other) => other !== cause);
    if (guilty) under.set(cause, guilty);
  }
  for (const cause of under.keys()) {
    absorb(root(cause), cause);
    causes.delete(cause);
  }
}

function indexOfStops(causes: Iterable<Cause>): ReadonlyMap<ObjectKey, readonly Cause[]> {
  const index = new Map<ObjectKey, Cause[]>();
  for (const cause of causes) {
    const { object } = cause.suspicion.draft;
    if (isAside(cause.suspicion.draft)) continue;
    for (const key of new Set([keyOf(object), ...[...cause.victims.values()].map(keyOf), ...cause.impact.keys()])) {
      const known = index.get(key);
      if (known) known.push(cause);
      else index.set(key, [cause]);
    }
  }
  return index;
}

/** What the symptom hurts is hurt by the cause. */
function absorb(guilty: Cause, symptom: Cause): void {
  guilty.folded.push(symptom.suspicion, ...symptom.folded);
  const { object } = symptom.suspicion.draft;
  for (const ref of [object, ...symptom.victims.values(), ...symptom.impact.values()])
    guilty.impact.set(keyOf(ref), ref);
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
  const explained = folded.filter(({ rule }) => !rule.lastResort);
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
    symptoms: [...new Set(explained.map(({ rule }) => rule.code))],
    explains: explained.slice(0, mostExplained).map(symptomOf),
  };
}

const mostExplained = 50;

function symptomOf({ rule, draft }: Suspicion): Symptom {
  const { object, evidence, parameters, victims } = draft;
  const count = victims.filter(({ kind }) => kind === 'Pod').length;
  return { code: rule.code, object, evidence: evidence.slice(0, 3), parameters: { count, ...parameters } };
}

/** The first of each object: what a rule says of it is worth more than what the frame found. */
function unique(related: readonly Related[]): readonly Related[] {
  const byKey = new Map<ObjectKey, Related>();
  for (const ref of related) if (!byKey.has(keyOf(ref))) byKey.set(keyOf(ref), ref);
  return [...byKey.values()];
}
