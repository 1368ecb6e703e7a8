import type { Memory } from '../../model/host.ts';
import { numberOf, type Section } from './section.ts';

export const memory: Section<Memory> = {
  name: 'memory',
  script: 'cat /proc/meminfo',
  parse(output) {
    const bytes = (name: string, pattern = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm')) =>
      numberOf(pattern.exec(output)?.[1], name) * 1024;
    return {
      totalBytes: bytes('MemTotal'),
      availableBytes: bytes('MemAvailable'),
      swapTotalBytes: bytes('SwapTotal'),
      swapFreeBytes: bytes('SwapFree'),
    };
  },
};
