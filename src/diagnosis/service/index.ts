import type { Rule } from '../rule.ts';
import { e01SelectsNothing } from './e01-selects-nothing.ts';
import { e02TargetPort } from './e02-target-port.ts';
import { e03PolicyCuts } from './e03-policy-cuts.ts';
import { e04DeadPermission } from './e04-dead-permission.ts';
import { e05NoAddress } from './e05-no-address.ts';

/** In order of precedence: who stands behind a Service, on which port, what is forbidden on the way, and the way from outside. */
export const serviceRules: readonly Rule[] = [
  e01SelectsNothing,
  e02TargetPort,
  e03PolicyCuts,
  e04DeadPermission,
  e05NoAddress,
];
