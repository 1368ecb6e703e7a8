import type { Fault } from './fault.ts';
import { withConfig, withoutConfig } from './k3s-config.ts';

export const memoryPressure: Fault = {
  name: 'memory-pressure',
  on: 'agent',
  description: 'the kubelet sees too little memory (its threshold is raised to 99%): MemoryPressure, evictions',
  async break(place) {
    await withConfig(place, 'memory-pressure', 'kubelet-arg+: ["eviction-hard=memory.available<99%"]');
  },
  async mend(place) {
    await withoutConfig(place, 'memory-pressure');
  },
};
