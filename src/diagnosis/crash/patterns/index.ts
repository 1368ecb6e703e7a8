import {
  configurationPatterns,
  dataPatterns,
  forbiddenPatterns,
  kindPatterns,
  lockPatterns,
  programPatterns,
} from './configuration.ts';
import { dependencyPatterns } from './dependency.ts';
import { machinePatterns, permissionPatterns } from './machine.ts';
import type { LogPattern } from './pattern.ts';
import { privilegePatterns } from './privilege.ts';
import { serverSettingPatterns } from './server-settings.ts';

/** Every wording of every cause. A line belongs to the first that matches, so the special stands before the general. */
export const logPatterns: readonly LogPattern[] = [
  ...forbiddenPatterns,
  ...kindPatterns,
  ...dataPatterns,
  ...lockPatterns,
  ...privilegePatterns,
  ...machinePatterns,
  ...dependencyPatterns,
  ...permissionPatterns,
  ...programPatterns,
  ...configurationPatterns,
  ...serverSettingPatterns,
];

/** A word that every line of interest holds; spares the other lines the whole table. */
export const suspicious =
  /err|fail|"path"|^\s*"\w{3,60}",?$|command|waiting|many|resolvable|NotPresent|need|must|refus|denied|timed|timeout|cannot|can't|can not|could|unable|unknown|not|no |invalid|missing|required|unset|panic|fatal|emerg|except|exceed|full|wrong|bad|exhaust|memory|migrat|require|lock|corrupt|busy|reset|lost|exec|resolv|ENO|EA|EP|ERO|ECONN|ETIME|EHOST|ENET|EMF|EDQ|SRCFG|AUTH|WRONGPASS|P\d{4}|signal|reach|unrecogni|unsupported|incompatible|already|only|unexpected|unbound|readonly|clients|connection|vm\.max|kill|nxdomain|misbehav|yaml|toml|kein|config|access|wrote|limit|thread|again|lookup|certificate|cert_|self_?signed|sqlstate|ORA-|TNS:|broken|hang|malformed|duplicate|stale|needs cleaning|expect|license|mismatch|obsolete|there is|doesn[’']t|parse|syntax|illegal|unset|please|unsuitable|permitted|permi|opera|capab|privileg|must be|root|space|insuffi|espa|spazio|speicher|места|watermark|disk/i;
