import { crashed, node, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { g12GoverningService } from './g12-governing-service.ts';

const set = workload('kv', {
  kind: 'StatefulSet',
  workload: { serviceName: 'kv-headless' },
  state: crashed({ exitCode: 1 }),
});
const log = 'starting\nlookup kv-1.kv-headless.shop.svc.cluster.local: no such host\nexiting';

ruleCases(g12GoverningService, {
  finds: {
    'a pod that crashes because it cannot find its peers': {
      objects: [node(), set],
      logs: { 'shop/kv-0/app/previous': log },
      object: 'Service/shop/kv-headless',
      severity: 'critical',
      evidence: [/spec\.serviceName: kv-headless/, /no such host/],
      victims: ['Pod/shop/kv-0', 'StatefulSet/shop/kv'],
    },
  },
  ignores: {
    'a Service that exists': {
      objects: [node(), set, object('Service', 'kv-headless')],
      logs: { 'shop/kv-0/app/previous': log },
    },
    'a crash that has nothing to do with names': {
      objects: [node(), set],
      logs: { 'shop/kv-0/app/previous': 'panic: out of cheese' },
    },
    'a missing Service that nobody asks for': {
      objects: [node(), workload('kv', { kind: 'StatefulSet', workload: { serviceName: 'kv-headless' } })],
    },
  },
});
