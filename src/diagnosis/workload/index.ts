import type { Rule } from '../rule.ts';
import { w01RolloutStuck } from './w01-rollout-stuck.ts';
import { w02OldRevision } from './w02-old-revision.ts';
import { w04ScaleTarget } from './w04-scale-target.ts';
import { w05ScaleMetrics } from './w05-scale-metrics.ts';
import { w06ScaleMaximum } from './w06-scale-maximum.ts';
import { w07EvictionImpossible } from './w07-eviction-impossible.ts';
import { w08BudgetSelector } from './w08-budget-selector.ts';
import { w09CronJobIdle } from './w09-cron-job-idle.ts';
import { w10CronJobBlocked } from './w10-cron-job-blocked.ts';
import { w11NamespaceTerminating } from './w11-namespace-terminating.ts';
import { w12ApiUnavailable } from './w12-api-unavailable.ts';
import { w13WebhookGone } from './w13-webhook-gone.ts';
import { w14Quotas } from './w14-quotas.ts';
import { w15LimitRanges } from './w15-limit-ranges.ts';
import { w16BindingDangles } from './w16-binding-dangles.ts';
import { w17NodeLimits } from './w17-node-limits.ts';
import { w18StuckDeletion } from './w18-stuck-deletion.ts';

/** In order of precedence: the special before the general. */
export const workloadRules: readonly Rule[] = [
  w12ApiUnavailable,
  w04ScaleTarget,
  w05ScaleMetrics,
  w06ScaleMaximum,
  w08BudgetSelector,
  w07EvictionImpossible,
  w10CronJobBlocked,
  w09CronJobIdle,
  w11NamespaceTerminating,
  w18StuckDeletion,
  w13WebhookGone,
  w15LimitRanges,
  w14Quotas,
  w16BindingDangles,
  w17NodeLimits,
  w01RolloutStuck,
];

/** Stands before what its pod suffers from: the template may have been corrected, and only the pod is left to delete. */
export const heldBackRules: readonly Rule[] = [w02OldRevision];
