import { object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { h03NoReadiness } from './h03-no-readiness.ts';

const service = object('Service', 'web', { spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } });

ruleCases(h03NoReadiness, {
  finds: {
    'a workload behind a Service': {
      objects: [service, workload('web')],
      object: 'Namespace/shop',
      severity: 'info',
      evidence: [/readinessProbe: – \(Service web\)/],
      victims: ['Deployment/shop/web'],
    },
  },
  ignores: {
    'one that says when it is ready': {
      objects: [service, workload('web', { container: { readinessProbe: { httpGet: { path: '/', port: 80 } } } })],
    },
    'one that no Service selects': { objects: [workload('web')] },
    'a Service without selector': {
      objects: [object('Service', 'web', { spec: { ports: [{ port: 80 }] } }), workload('web')],
    },
  },
});
