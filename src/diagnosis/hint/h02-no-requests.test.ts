import { object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { h02NoRequests } from './h02-no-requests.ts';

const runs = (resources?: object) => workload('web', { container: { resources } });
const range = object('LimitRange', 'defaults', {
  spec: { limits: [{ type: 'Container', default: { memory: '128Mi' }, defaultRequest: { cpu: '50m' } }] },
});

ruleCases(h02NoRequests, {
  finds: {
    'a container that asks for nothing': {
      objects: [runs()],
      object: 'Namespace/shop',
      severity: 'info',
      evidence: [/requests\.memory, requests\.cpu, limits\.memory/],
    },
    'no limit of memory': {
      objects: [runs({ requests: { cpu: '50m', memory: '64Mi' } })],
      object: 'Namespace/shop',
      evidence: [/– limits\.memory/],
    },
  },
  ignores: {
    'requests and a limit of memory': { objects: [runs({ requests: { cpu: '50m' }, limits: { memory: '64Mi' } })] },
    'a namespace that gives defaults': { objects: [range, runs()] },
  },
});
