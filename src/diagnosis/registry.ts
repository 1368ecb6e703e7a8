import { configurationRules } from './configuration/index.ts';
import { crashRules } from './crash/index.ts';
import { imageRules } from './image/index.ts';
import { nodeRules } from './node/index.ts';
import type { Rule } from './rule.ts';
import { schedulingRules } from './scheduling/index.ts';
import { storageRules } from './storage/index.ts';
import { unknownRules } from './unknown/index.ts';

const known: readonly Rule[] = [
  ...nodeRules,
  ...storageRules,
  ...schedulingRules,
  ...configurationRules,
  ...imageRules,
  ...crashRules,
];

/**
 * Every rule, in the order in which causes precede each other: a node that is down explains the pod that is not ready, and
 * never the reverse. Within a family the special comes before the general. The last family tells what the others could not see.
 */
export const rules: readonly Rule[] = [...known, ...unknownRules(known)];
