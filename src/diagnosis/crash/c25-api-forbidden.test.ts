import { crashed, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c25ApiForbidden } from './c25-api-forbidden.ts';

const line =
  'E0102 10:00:00.000000 1 reflector.go:150] failed to list *v1.Service: services is forbidden: User "system:serviceaccount:shop:default" cannot list resource "services" in API group "" at the cluster scope';

ruleCases(c25ApiForbidden, {
  finds: {
    'a controller without a role': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': line },
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/cannot list resource/, /serviceAccountName: default/],
      victims: ['Pod/shop/web-7f9c-x1', 'ServiceAccount/shop/default'],
    },
  },
  ignores: {
    'a refusal by another server': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': 'Error: 403 Forbidden from https://api.example.org' },
    },
    'a healthy controller': { objects: [workload('web')], logs: { 'shop/web-7f9c-x1/app': `${line} ${ago(1)}` } },
  },
});
