import type { Rule } from '../rule.ts';
import { u01UnreadableKinds } from './u01-unreadable-kinds.ts';
import { u02UnreadableHost } from './u02-unreadable-host.ts';
import { u03OurSide } from './u03-our-side.ts';
import { u04Pod } from './u04-pod.ts';
import { u05Workload } from './u05-workload.ts';
import { u06Node } from './u06-node.ts';
import { u07Claim } from './u07-claim.ts';
import { u08UnreadableLog } from './u08-unreadable-log.ts';
import { u09Warning } from './u09-warning.ts';

/**
 * What could not be looked at, then what was seen and not explained, in order of precedence. They come after all others.
 * @param known the rules of the other families, which these report as blinded
 */
export function unknownRules(known: readonly Rule[]): readonly Rule[] {
  return [
    u03OurSide,
    u01UnreadableKinds(known),
    u02UnreadableHost(known),
    u06Node,
    u07Claim,
    u08UnreadableLog,
    u04Pod,
    u05Workload,
    u09Warning,
  ];
}
