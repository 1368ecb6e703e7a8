import type { Pressure } from '../../model/host.ts';
import { numberOf, type Section } from './section.ts';

export const pressure: Section<Pressure> = {
  name: 'pressure',
  script: 'for what in cpu memory io; do sed "s/^/$what /" "/proc/pressure/$what" || return; done',
  parse(output) {
    const share = (what: string, who: string) =>
      numberOf(new RegExp(`^${what} ${who} .*\\bavg60=([\\d.]+)`, 'm').exec(output)?.[1], `${what} pressure`);
    return {
      cpuSome: share('cpu', 'some'),
      memorySome: share('memory', 'some'),
      memoryFull: share('memory', 'full'),
      ioSome: share('io', 'some'),
      ioFull: share('io', 'full'),
    };
  },
};
