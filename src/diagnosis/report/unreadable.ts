import type { HostFacts } from '../../model/host.ts';
import type { Kind } from '../../model/kinds.ts';
import type { Readable, Unreadable } from '../../model/readable.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Judgement } from '../diagnose.ts';
import type { Rule } from '../rule.ts';
import type { ReportedUnreadable } from './schema.ts';

/**
 * Every part of the snapshot that could not be read, with the rules that could not judge without it or saw less.
 * @param wanted kinds that the rules need; one that the snapshot does not hold at all was not read either
 */
export function unreadableParts(
  snapshot: Snapshot,
  rules: readonly Rule[],
  wanted: ReadonlySet<Kind>,
): readonly ReportedUnreadable[] {
  return [
    ...api(snapshot, rules),
    ...kinds(snapshot, rules, wanted),
    ...hosts(snapshot, rules),
    ...logs(snapshot, rules),
  ];
}

/** A rule that failed judged nothing, which must not look like a good verdict. */
export function brokenRules({ broken }: Judgement): readonly ReportedUnreadable[] {
  return [...broken].map(([code, error]) =>
    entry(`rule/${code}`, { reason: 'failed', message: error.message }, { blinds: [code] }),
  );
}

function api({ api }: Snapshot, rules: readonly Rule[]): readonly ReportedUnreadable[] {
  if (api.ok) return [];
  return [entry('api', api.unreadable, { blinds: codes(rules, (rule) => rule.reads.length > 0) })];
}

/** Kinds that fail as the API server itself does are said with it: forty times “refused” tells nobody more. */
function kinds(snapshot: Snapshot, rules: readonly Rule[], wanted: ReadonlySet<Kind>): readonly ReportedUnreadable[] {
  const { api } = snapshot;
  const notRead: Readable<never> = { ok: false, unreadable: { reason: 'failed', message: 'it was not read' } };
  return [...wanted].toSorted().flatMap((kind) => {
    const part = snapshot.kinds.get(kind) ?? notRead;
    if (part.ok || (!api.ok && (part === notRead || part.unreadable.reason === api.unreadable.reason))) return [];
    return [entry(`kind/${kind}`, part.unreadable, harmOf(kind, rules))];
  });
}

/** Which rules suffer when a kind cannot be read. */
export function harmOf(kind: Kind, rules: readonly Rule[]): Harm {
  return {
    blinds: codes(rules, (rule) => rule.reads.includes(kind)),
    weakens: codes(rules, (rule) => rule.consults?.includes(kind) === true),
  };
}

function hosts(snapshot: Snapshot, rules: readonly Rule[]): readonly ReportedUnreadable[] {
  const blinds = codes(rules, (rule) => rule.hosts === true);
  return [...snapshot.hosts].flatMap(([name, host]) =>
    host.ok
      ? unreadableFacts(host.value).map(([fact, why]) => entry(`host/${name}/${fact}`, why, { weakens: blinds }))
      : [entry(`host/${name}`, host.unreadable, { blinds })],
  );
}

/** Facts of a host that could not be read. What a machine does not have (an agent's datastore) is nothing missed. */
export function unreadableFacts(facts: HostFacts): readonly (readonly [fact: string, Unreadable])[] {
  const { role: _, ...parts } = facts;
  return Object.entries(parts).flatMap(([name, part]: [string, Readable<unknown>]) =>
    part.ok || isAbsent(part.unreadable) ? [] : [[name, part.unreadable] as const],
  );
}

/** A container that never ran has no log: the server says so with “not found” or “invalid”, and that is no blindness. */
function logs(snapshot: Snapshot, rules: readonly Rule[]): readonly ReportedUnreadable[] {
  const weakens = codes(rules, (rule) => rule.logs !== undefined);
  return [...snapshot.logs].flatMap(([key, log]) =>
    log.ok || isAbsent(log.unreadable) || log.unreadable.reason === 'invalid'
      ? []
      : [entry(`log/${key}`, log.unreadable, { weakens })],
  );
}

function isAbsent({ reason }: Unreadable): boolean {
  return reason === 'not-found' || reason === 'not-configured';
}

/** Codes of rules that could not judge, and of those that judged with less than they could have. */
export interface Harm {
  readonly blinds?: readonly string[];
  readonly weakens?: readonly string[];
}

function entry(part: string, { reason, message }: Unreadable, { blinds = [], weakens = [] }: Harm): ReportedUnreadable {
  return { part, reason, message, blinds: [...blinds], weakens: [...weakens] };
}

function codes(rules: readonly Rule[], suffers: (rule: Rule) => boolean): readonly string[] {
  return rules.filter(suffers).map((rule) => rule.code);
}
