import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

const plugin = '/usr/lib/cni/bridge';

export const cniPluginMissing: Fault = {
  name: 'cni-plugin-missing',
  on: 'agent',
  description: 'the CNI plugin is gone: the node is Ready, but no new pod gets a network',
  async break({ machine }) {
    await script(machine, `[ ! -e ${plugin} ] || mv ${plugin} ${plugin}.lab`);
  },
  async mend({ machine }) {
    await script(machine, `[ ! -e ${plugin}.lab ] || mv ${plugin}.lab ${plugin}`);
  },
};
