import { crashed, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c26KernelLimit } from './c26-kernel-limit.ts';

const log = (line: string) => ({ 'shop/web-7f9c-x1/app/previous': line });
const web = workload('web', { state: crashed({ exitCode: 1 }) });

ruleCases(c26KernelLimit, {
  finds: {
    'too few watchers': {
      objects: [web],
      logs: log('Error: failed to create fsnotify watcher: too many open files'),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/too many open files/],
    },
    'memory maps, for a search engine': {
      objects: [web],
      logs: log(
        'bootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]',
      ),
      object: 'Deployment/shop/web',
      evidence: [/vm.max_map_count/],
    },
  },
  ignores: {
    'a full disk': { objects: [web], logs: log('write /tmp/x: no space left on device') },
    'a healthy program': {
      objects: [workload('web')],
      logs: { 'shop/web-7f9c-x1/app': `ERROR too many open files ${ago(1)}` },
    },
  },
});
