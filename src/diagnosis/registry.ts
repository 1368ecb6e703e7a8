import { certificateRules } from './certificate/index.ts';
import { configurationRules } from './configuration/index.ts';
import { crashRules } from './crash/index.ts';
import { dnsRules } from './dns/index.ts';
import { exposureRules } from './exposure/index.ts';
import { x04UnsetTemplate } from './exposure/x04-unset-template.ts';
import { x07SharedClaim } from './exposure/x07-shared-claim.ts';
import { hintRules } from './hint/index.ts';
import { imageRules } from './image/index.ts';
import { ingressRules } from './ingress/index.ts';
import { nodeRules } from './node/index.ts';
import { postgresqlRules } from './postgresql/index.ts';
import type { Rule } from './rule.ts';
import { schedulingRules } from './scheduling/index.ts';
import { serviceRules } from './service/index.ts';
import { storageRules } from './storage/index.ts';
import { unknownRules } from './unknown/index.ts';
import { heldBackRules, workloadRules } from './workload/index.ts';

const known: readonly Rule[] = [
  ...nodeRules,
  ...storageRules,
  ...heldBackRules,
  ...schedulingRules,
  ...configurationRules,
  ...imageRules,
  // A value that nobody filled in explains the crash of a program whose log repeats it.
  x04UnsetTemplate,
  // A pod that waits for the volume of its own sibling is no bad version.
  x07SharedClaim,
  ...dnsRules,
  ...postgresqlRules,
  ...crashRules,
  ...serviceRules,
  ...workloadRules,
  ...ingressRules,
  ...certificateRules,
  ...exposureRules,
];

/**
 * Every rule, in the order in which causes precede each other: a node that is down explains the pod that is not ready, and
 * never the reverse. Within a family the special comes before the general. After them comes what the others could not see,
 * and last what would be better otherwise.
 */
export const rules: readonly Rule[] = [...known, ...unknownRules(known), ...hintRules];
