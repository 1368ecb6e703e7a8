import type { Rule } from '../rule.ts';
import { g01ConfigMapMissing } from './g01-configmap-missing.ts';
import { g02SecretMissing } from './g02-secret-missing.ts';
import { g03KeyMissing } from './g03-key-missing.ts';
import { g04Quota } from './g04-quota.ts';
import { g05LimitRange } from './g05-limit-range.ts';
import { g06PodSecurity } from './g06-pod-security.ts';
import { g07ServiceAccount } from './g07-service-account.ts';
import { g08Webhook } from './g08-webhook.ts';
import { g09ClassMissing } from './g09-class-missing.ts';
import { g10Refused } from './g10-refused.ts';
import { g11Paused } from './g11-paused.ts';
import { g12GoverningService } from './g12-governing-service.ts';

/** In order of precedence: a pod belongs to the first rule that claims it. */
export const configurationRules: readonly Rule[] = [
  g01ConfigMapMissing,
  g02SecretMissing,
  g03KeyMissing,
  g07ServiceAccount,
  g09ClassMissing,
  g08Webhook,
  g06PodSecurity,
  g05LimitRange,
  g04Quota,
  g10Refused,
  g12GoverningService,
  g11Paused,
];
