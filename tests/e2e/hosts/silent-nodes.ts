import type { HostCase } from '../host-case.ts';
import { agentSilent, onAgent } from './conditions.ts';

/** Five ways in which a node falls silent: one code, told apart by what its host says. */
export const silentNodes: readonly HostCase[] = [
  { fault: 'kubelet-stopped', until: agentSilent, expected: onAgent('N1', /stopped posting/) },
  { fault: 'k3s-agent-stopped', until: agentSilent, expected: onAgent('N1', /stopped posting/, /inactive/) },
  { fault: 'host-frozen', until: agentSilent, expected: onAgent('N1', /stopped posting/), needs: 'lab' },
  { fault: 'host-off', until: agentSilent, expected: onAgent('N1', /stopped posting/), needs: 'lab' },
  { fault: 'network-cut', until: agentSilent, expected: onAgent('N1', /stopped posting/), needs: 'lab' },
];
