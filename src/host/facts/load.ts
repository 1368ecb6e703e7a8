import type { Load } from '../../model/host.ts';
import { linesOf, numberOf, type Section } from './section.ts';

export const load: Section<Load> = {
  name: 'load',
  script: 'cat /proc/loadavg; nproc 2>/dev/null || grep -c ^processor /proc/cpuinfo',
  parse(output) {
    const [averages = '', cpus] = linesOf(output);
    const [one, five, fifteen] = averages.split(' ');
    return {
      one: numberOf(one, 'load'),
      five: numberOf(five, 'load'),
      fifteen: numberOf(fifteen, 'load'),
      cpus: numberOf(cpus, 'processors'),
    };
  },
};
