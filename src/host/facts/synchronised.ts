import type { Section } from './section.ts';

/** Whether something keeps the clock right, as far as systemd knows; undefined where it does not say. */
export const synchronised: Section<boolean | undefined> = {
  name: 'synchronised',
  script: 'within 3 timedatectl show -p NTPSynchronized',
  parse(output) {
    if (/^NTPSynchronized=yes$/m.test(output)) return true;
    return /^NTPSynchronized=no$/m.test(output) ? false : undefined;
  },
};
