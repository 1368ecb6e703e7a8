import { levelOf } from './patterns/failure.ts';
import { addressesIn, technologyIn } from './patterns/host.ts';
import { dependencyCauses, type LogCause } from './patterns/pattern.ts';
import { awaitsServer, isAttempt, isOptional, isServed } from './retries.ts';

/** A line that names what was not reached, above an end that does not. */
export interface Unreached {
  readonly cause: LogCause;
  readonly at: number;
}

type CauseOf = (line: string) => LogCause | undefined;

/** How far above a vague end the line with the address may stand. */
const near = 12;
/** Above settings that could not be loaded it must stand right there. */
const next = 4;
/** How many attempts a script may print between the server that it names and its end. */
const mostAttempts = 120;

const failed = "(?:fail\\w*|error|could not|couldn't|cannot|can't|unable)";
/** An end that speaks of reaching something, or of giving up. */
const reaching =
  /\b(?:connect\w*|conns?|dial\w*|ping\w*|reach\w*|unreachable|contact\w*|tim(?:ed?|ing)[ -]?out|timeouts?|re-?tr(?:y|ies|ying)|tries|attempts?|unavailable|not (?:yet )?(?:ready|available|up|responding|healthy)|deadline exceeded)\b/i;
/** An end that says what could not be made, which needs a server. */
const making = new RegExp(
  `\\b${failed}\\b.{0,40}\\b(?:init\\w*|open\\w*|creat\\w*|set(?:ting)? ?up|start\\w*|obtain\\w*|get\\w*|acquir\\w*|establish\\w*|load\\w*|bootstrap\\w*|migrat\\w*|fetch\\w*)\\b.{0,40}\\b(?:db|databases?|data ?source|redis|mysql|postgres\\w*|mongo\\w*|rabbit\\w*|kafka|brokers?|caches?|queues?|stor(?:e|age)|sessions?|pools?|clients?|backends?|repositor(?:y|ies)|migrations?)\\b`,
  'i',
);
const givesUp =
  /\b(?:unable to|could not|couldn't|cannot|can't|failed to) (?:re)?(?:connect|reach)\b|\bafter \d+ ?(?:tries|attempts|retries|times|s\b|sec\w*|min\w*)|\b(?:max(?:imum|\.)?|too many)\b.{0,30}\b(?:re-?tries|attempts|tries)\b|\b(?:attempts?|re-?tries|tries) (?:failed|exceeded|exhausted|reached)\b|\bg(?:a|i)ve?(?:n|ing)? up\b|\btimed? ?out\b|\btimeout\b|not (?:become )?(?:ready|available|reachable) (?:in time|after|within)\b/i;
/** That settings were not got, without a word on what is wrong with them. */
const notLoaded = new RegExp(
  `\\b${failed}\\b.{0,30}\\b(?:load|get|fetch|read|retriev|obtain|download|initiali[sz])\\w*\\b.{0,40}\\b(?:config\\w*|settings?|propert(?:y|ies))\\b`,
  'i',
);
const reason =
  /\.(?:ya?ml|json|toml|conf|cnf|cfg|ini|env|properties|xml)\b|no such file|not found|required|missing|invalid|unmarshal|pars(?:e|ing)\b|unknown|unexpected|permission|decod\w+|syntax|environment|must\b|\bempty\b|\bnot set\b|\b(?:ya?ml|json|toml)\b|\bline \d/i;

/** Whether a program ended because it could not get its settings, and says no more: they may come from a server. */
export function onlyNotLoaded(line: string): boolean {
  return notLoaded.test(line) && !reason.test(line);
}

/**
 * What was not reached, by a line above an end that speaks of it without naming it; or by the line in which a script said
 * for what it waits, before all the attempts. Undefined when the end is about something else.
 */
export function unreachedAbove(lines: readonly string[], end: number, causeOf: CauseOf): Unreached | undefined {
  const line = lines[end] ?? '';
  if (onlyNotLoaded(line)) return addressed(lines, end, next, causeOf);
  const found = reaching.test(line) || making.test(line) ? addressed(lines, end, near, causeOf) : undefined;
  return found ?? awaited(lines, end);
}

function addressed(lines: readonly string[], end: number, reach: number, causeOf: CauseOf): Unreached | undefined {
  const technology = technologyIn(lines[end] ?? '');
  for (let at = end - 1; at >= 0 && at >= end - reach; at--) {
    const line = lines[at] ?? '';
    const cause = causeOf(line);
    if (isServed(line) && levelOf(line) !== 'high' && cause === undefined) return undefined;
    if (!(dependencyCauses as readonly (string | undefined)[]).includes(cause) || isOptional(line)) continue;
    const other = technologyIn(line);
    if (technology !== undefined && other !== undefined && technology !== other) continue;
    if (cause && addressesIn(line).length > 0) return { cause, at };
  }
  return undefined;
}

/** The last line in which a script said for which server it waits, with nothing but attempts from there to its end. */
export function awaited(lines: readonly string[], end: number): Unreached | undefined {
  const last = lines[end] ?? '';
  if (!givesUp.test(last) && !isAttempt(last)) return undefined;
  for (let at = end; at >= 0 && at > end - mostAttempts; at--) {
    const line = lines[at] ?? '';
    if (awaitsServer(line)) return at === end ? undefined : { cause: 'unreachable', at };
    if (isServed(line) || (at !== end && !isAttempt(line) && !givesUp.test(line))) return undefined;
  }
  return undefined;
}
