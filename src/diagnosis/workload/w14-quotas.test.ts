import { event, type Fields, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { w14Quotas } from './w14-quotas.ts';

const quota = (name: string, hard: Fields, used: Fields = {}, spec: Fields = {}) =>
  object('ResourceQuota', name, { spec: { hard, ...spec }, status: { hard, used } });
const web = (more: Fields = {}, requests: Fields = { cpu: '500m' }) =>
  workload('web', { container: { resources: { requests } }, workload: more });

ruleCases(w14Quotas, {
  finds: {
    'quotas that pile up, of which the strictest wins': {
      objects: [
        quota('compute-resources', { 'requests.cpu': '16', 'limits.memory': '64Gi', pods: '100' }),
        quota('compute-resources-dev', { cpu: '4', 'limits.memory': '16Gi' }),
        quota('object-counts', { pods: '50', services: '30' }),
      ],
      object: 'ResourceQuota/shop/compute-resources-dev',
      severity: 'warning',
      evidence: [/requests\.cpu: 4 \(compute-resources-dev\) < 16 \(compute-resources\)/, /pods: 50 \(object-counts\)/],
      victims: ['ResourceQuota/shop/compute-resources', 'ResourceQuota/shop/object-counts'],
    },
    'no room for the pod that the next rollout makes first': {
      objects: [quota('compute', { 'requests.cpu': '900m' }, { 'requests.cpu': '500m' }), web()],
      object: 'ResourceQuota/shop/compute',
      evidence: [/requests\.cpu: 500m \+ 500m > 900m/],
      victims: ['Deployment/shop/web'],
    },
    'a quota that is nearly used up': {
      objects: [
        quota('compute', { 'requests.cpu': '10' }, { 'requests.cpu': '9800m' }),
        web({ replicas: 8, strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 2 } } }),
      ],
      object: 'ResourceQuota/shop/compute',
      evidence: [/9800m/],
      also: ['U5'],
    },
  },
  ignores: {
    'half of it used': { objects: [quota('compute', { 'requests.cpu': '1' }, { 'requests.cpu': '500m' }), web()] },
    'a quota used up by what never rolls': {
      objects: [
        quota('compute', { pods: '1', services: '1' }, { pods: '1', services: '1' }),
        web({ strategy: { type: 'Recreate' } }),
      ],
    },
    'a StatefulSet that fills its quota': {
      objects: [quota('compute', { pods: '1' }, { pods: '1' }), workload('kv', { kind: 'StatefulSet' })],
    },
    'quotas for different things': { objects: [quota('a', { pods: '5' }), quota('b', { services: '3' })] },
    'quotas that agree': { objects: [quota('a', { pods: '5' }), quota('b', { pods: '5' })] },
    'quotas for different pods': {
      objects: [
        quota('a', { pods: '5' }, {}, { scopes: ['BestEffort'] }),
        quota('b', { pods: '50' }, {}, { scopes: ['NotBestEffort'] }),
        event(object('Pod', 'x'), 'Pulled', ''),
      ],
    },
  },
});
