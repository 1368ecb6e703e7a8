import { crashed, node, pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { u08UnreadableLog } from './u08-unreadable-log.ts';

const forbidden = { reason: 'forbidden', message: 'pods "web" is forbidden: cannot get resource "pods/log"' } as const;
const timeout = { reason: 'timeout', message: 'dial tcp 10.0.0.10:10250: i/o timeout' } as const;
const crashing = [node(), workload('web', { state: crashed({ exitCode: 1 }) })];

ruleCases(u08UnreadableLog, {
  finds: {
    'logs that the account may not read, once for all': {
      objects: [crashing, pod('api-1', { state: crashed({ exitCode: 1 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': forbidden, 'shop/api-1/app': forbidden },
      object: 'Cluster/10.0.0.10:6443',
      severity: 'unknown',
      evidence: [/log app: forbidden/],
      also: ['C5', 'C5'],
    },
    'a kubelet that gives no logs': {
      objects: crashing,
      logs: { 'shop/web-7f9c-x1/app/previous': timeout },
      object: 'Node/node-1',
      severity: 'unknown',
      evidence: [/10250: i\/o timeout/],
      also: ['C5'],
    },
  },
  ignores: {
    'the other of the two logs was read': {
      objects: crashing,
      logs: { 'shop/web-7f9c-x1/app/previous': timeout, 'shop/web-7f9c-x1/app': 'hello' },
    },
    'a log that does not exist': {
      objects: crashing,
      logs: {
        'shop/web-7f9c-x1/app/previous': { reason: 'not-found', message: 'previous terminated container not found' },
      },
    },
    'an end that says why without any log': {
      objects: [node(), workload('web', { state: crashed({ exitCode: 137, reason: 'OOMKilled' }) })],
      logs: { 'shop/web-7f9c-x1/app': forbidden },
    },
    'a container that is well by now': { objects: [node(), pod('web-1')], logs: { 'shop/web-1/app': forbidden } },
  },
});
