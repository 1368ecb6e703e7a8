import { crashed, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c23OwnMemory } from './c23-own-memory.ts';

const log = (line: string) => ({ 'shop/web-7f9c-x1/app/previous': line });

ruleCases(c23OwnMemory, {
  finds: {
    'a heap that Node.js exhausts': {
      objects: [workload('web', { state: crashed({ exitCode: 134 }) })],
      logs: log(
        '<--- Last few GCs --->\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n----- Native stack trace -----',
      ),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/heap out of memory/],
    },
    'a heap that Java exhausts': {
      objects: [workload('web', { state: crashed({ exitCode: 3 }) })],
      logs: log(
        'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space\n\tat dev.lions.Report.load(Report.java:20)',
      ),
      object: 'Deployment/shop/web',
      evidence: [/Java heap space/],
    },
  },
  ignores: {
    'threads, which Java also calls memory': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: log('java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory'),
    },
    'a healthy program': {
      objects: [workload('web')],
      logs: { 'shop/web-7f9c-x1/app': `ERROR MemoryError ${ago(1)}` },
    },
  },
});
