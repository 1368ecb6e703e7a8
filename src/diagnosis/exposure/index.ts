import type { Rule } from '../rule.ts';
import { x01DefaultPassword } from './x01-default-password.ts';
import { x02AdminSurface } from './x02-admin-surface.ts';

/** In order of precedence: the special before the general. */
export const exposureRules: readonly Rule[] = [x01DefaultPassword, x02AdminSurface];
