import type { Fault } from './fault.ts';
import { withConfig, withoutConfig } from './k3s-config.ts';

export const k3sCrashLoop: Fault = {
  name: 'k3s-crash-loop',
  on: 'server',
  description: 'config.yaml names a feature gate that this version no longer has: K3s starts and exits, over and over',
  async break(place) {
    await withConfig(place, 'crash-loop', 'kube-apiserver-arg+: ["feature-gates=LabRemovedGate=true"]');
  },
  async mend(place) {
    await withoutConfig(place, 'crash-loop');
  },
};
