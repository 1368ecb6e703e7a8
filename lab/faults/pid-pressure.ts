import type { Fault } from './fault.ts';
import { withConfig, withoutConfig } from './k3s-config.ts';

export const pidPressure: Fault = {
  name: 'pid-pressure',
  on: 'agent',
  description: 'the kubelet sees too few process ids (its threshold is raised to nearly all): PIDPressure',
  async break(place) {
    await withConfig(place, 'pid-pressure', 'kubelet-arg+: ["eviction-hard=pid.available<99.999%"]');
  },
  async mend(place) {
    await withoutConfig(place, 'pid-pressure');
  },
};
