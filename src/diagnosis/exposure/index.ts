import type { Rule } from '../rule.ts';
import { x01DefaultPassword } from './x01-default-password.ts';
import { x02AdminSurface } from './x02-admin-surface.ts';
import { x03ClusterAdmin } from './x03-cluster-admin.ts';
import { x05TwoDefaultClasses } from './x05-two-default-classes.ts';
import { x07SharedClaim } from './x07-shared-claim.ts';
import { x08UnselectedMonitor } from './x08-unselected-monitor.ts';

/** In order of precedence: the special before the general. */
export const exposureRules: readonly Rule[] = [
  x01DefaultPassword,
  x02AdminSurface,
  x03ClusterAdmin,
  x05TwoDefaultClasses,
  x07SharedClaim,
  x08UnselectedMonitor,
];
