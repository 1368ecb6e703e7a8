import type { Rule } from '../rule.ts';
import { s01Insufficient } from './s01-insufficient.ts';
import { s02Selector } from './s02-selector.ts';
import { s03Taint } from './s03-taint.ts';
import { s04Peers } from './s04-peers.ts';
import { s05HostPort } from './s05-host-port.ts';
import { s06NoNode } from './s06-no-node.ts';
import { s07Gated } from './s07-gated.ts';
import { s08NoScheduler } from './s08-no-scheduler.ts';
import { s09TooLarge } from './s09-too-large.ts';
import { s10Outranked } from './s10-outranked.ts';
import { s11Mixed } from './s11-mixed.ts';

/** In order of precedence: a pod belongs to the first rule that claims it. Here each pod has one verdict, so one rule. */
export const schedulingRules: readonly Rule[] = [
  s06NoNode,
  s07Gated,
  s08NoScheduler,
  s09TooLarge,
  s02Selector,
  s03Taint,
  s05HostPort,
  s10Outranked,
  s01Insufficient,
  s04Peers,
  s11Mixed,
];
