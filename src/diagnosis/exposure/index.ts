import type { Rule } from '../rule.ts';
import { x01DefaultPassword } from './x01-default-password.ts';
import { x02AdminSurface } from './x02-admin-surface.ts';
import { x03ClusterAdmin } from './x03-cluster-admin.ts';
import { x05TwoDefaultClasses } from './x05-two-default-classes.ts';
import { x08UnselectedMonitor } from './x08-unselected-monitor.ts';

/** In order of precedence: the special before the general. X4 and X7 have their places among the families before the crashes. */
export const exposureRules: readonly Rule[] = [
  x01DefaultPassword,
  x02AdminSurface,
  x03ClusterAdmin,
  x05TwoDefaultClasses,
  x08UnselectedMonitor,
];
