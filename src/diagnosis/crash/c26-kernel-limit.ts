import { command } from '../remedy.ts';
import { containerRule } from './container-rule.ts';
import { verdictFromLog } from './log-verdict.ts';

/** A limit of Linux stops the program: open files, file watchers, threads or memory maps. */
export const c26KernelLimit = containerRule({
  code: 'C26',
  readsLog: true,
  recognise(cluster, trouble) {
    const verdict = verdictFromLog(cluster, trouble, ['limit']);
    if (!verdict) return undefined;
    return {
      ...verdict,
      parameters: { ...verdict.parameters, node: trouble.container.pod.spec?.nodeName ?? '?' },
      commands: [
        ...verdict.commands,
        command(
          'sysctl',
          'fs.inotify.max_user_instances',
          'fs.inotify.max_user_watches',
          'fs.file-nr',
          'vm.max_map_count',
        ),
        command('sysctl', 'kernel.pid_max', 'kernel.threads-max'),
      ],
    };
  },
});
