import { crashed, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c25ApiForbidden } from './c25-api-forbidden.ts';

const line =
  'E0102 10:00:00.000000 1 reflector.go:150] failed to list *v1.Service: services is forbidden: User "system:serviceaccount:shop:default" cannot list resource "services" in API group "" at the cluster scope';

const unfilled =
  '{"level":"error","logger":"setup","msg":"problem running manager","error":"failed to wait for web caches to sync: timed out waiting for cache to be synced"}';

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
    'a controller that says at its end only that its caches do not fill': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': `${line}\n${unfilled}` },
      object: 'Deployment/shop/web',
      evidence: [/cannot list resource/],
    },
  },
  ignores: {
    'caches that do not fill, of which nobody says why': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': unfilled },
    },
    'a refusal by another server': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': 'Error: 403 Forbidden from https://api.example.org' },
    },
    'a healthy controller': { objects: [workload('web')], logs: { 'shop/web-7f9c-x1/app': `${line} ${ago(1)}` } },
  },
});
