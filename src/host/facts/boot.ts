import type { Instant } from '../../model/snapshot.ts';
import { linesOf, numberOf, type Section } from './section.ts';

export interface Boot {
  readonly id: string;
  readonly at: Instant;
}

/**
 * The boot's id, and when the machine's first process began, so that a container which plays a machine has a time of its
 * own. In /proc/1/stat the 22nd field is that time in ticks since the kernel's boot; the name before it may hold anything.
 */
export const boot: Section<Boot> = {
  name: 'boot',
  script:
    'cat /proc/sys/kernel/random/boot_id; grep ^btime /proc/stat; getconf CLK_TCK 2>/dev/null || echo 100; cat /proc/1/stat',
  parse(output) {
    const [id = '', btime = '', ticks, ...rest] = linesOf(output);
    const stat = rest.join(' ');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const seconds = numberOf(btime.split(' ')[1], 'btime') + numberOf(fields[19], 'start') / numberOf(ticks, 'CLK_TCK');
    return { id: id.trim(), at: new Date(Math.floor(seconds) * 1000).toISOString() };
  },
};
