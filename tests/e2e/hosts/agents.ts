import type { HostCase } from '../host-case.ts';
import { pod, sleeper } from '../manifest.ts';
import { event } from '../symptoms.ts';
import { after, agentCondition, agentSilent, nodeNamed, onAgent, onServer } from './conditions.ts';

/** On the agent, wherever the scheduler would put it: the node's name is filled in by the harness. */
const onTheAgent = pod('newcomer', `nodeName: @AGENT@${sleeper}`);

export const agents: readonly HostCase[] = [
  {
    fault: 'containerd-frozen',
    until: agentCondition('Ready', 'False', /runtime|PLEG/),
    expected: onAgent('N3', /container runtime/i),
  },
  { fault: 'containerd-missing', until: agentSilent, expected: onAgent('N3', /containerd/) },
  {
    fault: 'cni-broken',
    until: agentCondition('Ready', 'False', /cni plugin not initialized/),
    expected: onAgent('N5', /cni plugin not initialized/),
  },
  {
    fault: 'cni-plugin-missing',
    manifest: onTheAgent,
    until: (seen) => event('FailedCreatePodSandBox', /failed to find plugin/)(seen.own),
    expected: onAgent('N5', /failed to find plugin/),
  },
  { fault: 'disk-full-host', until: agentCondition('DiskPressure', 'True'), expected: onAgent('N6', /DiskPressure/) },
  {
    fault: 'memory-pressure',
    until: agentCondition('MemoryPressure', 'True'),
    expected: onAgent('N7', /MemoryPressure/),
  },
  { fault: 'pid-pressure', until: agentCondition('PIDPressure', 'True'), expected: onAgent('N8', /PIDPressure/) },
  { fault: 'disk-full-volumes', until: after(1), expected: onServer('N6', /storage/) },
  { fault: 'inodes-full-volumes', until: after(1), expected: onServer('N6', /inode/i) },
  { fault: 'agent-token-wrong', until: agentSilent, expected: onAgent('N15', /token|401|Unauthorized/i) },
  { fault: 'node-password-rejected', until: agentSilent, expected: onAgent('N11', /password/i) },
  {
    fault: 'node-cordoned',
    until: (seen, { agent }) => nodeNamed(seen, agent)?.spec?.unschedulable === true,
    expected: onAgent('N13', /unschedulable/),
  },
  {
    fault: 'ssh-down',
    until: after(1),
    expected: () => [],
    unreadable: ({ agent }) => new RegExp(agent),
    needs: 'lab',
  },
];
