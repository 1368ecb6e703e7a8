import { crashed, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { c29KindAbsent } from './c29-kind-absent.ts';

const web = workload('web', { state: crashed({ exitCode: 1 }) });
const log = (...lines: readonly string[]) => ({ 'shop/web-7f9c-x1/app/previous': lines.join('\n') });

ruleCases(c29KindAbsent, {
  finds: {
    'an operator without its definitions': {
      objects: [web],
      logs: log(
        'E1124 01:55:13.304231 1 reflector.go:153] Failed to list *v1.Issuer: the server could not find the requested resource (get issuers.cert-manager.io)',
        'Error: error creating manager: no matches for kind "Issuer" in version "cert-manager.io/v1"',
      ),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/no matches for kind "Issuer"/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'the hint of its library, as JSON': {
      objects: [web],
      logs: log(
        '{"level":"error","logger":"controller-runtime.source","msg":"if kind is a CRD, it should be installed before calling Start","kind":"Cluster.example.io","error":"no matches for kind \\"Cluster\\" in version \\"example.io/v1\\""}',
        '{"level":"error","msg":"problem running manager","error":"timed out waiting for cache to be synced"}',
      ),
      object: 'Deployment/shop/web',
      evidence: [/should be installed before/],
    },
    'a version that an upgrade has dropped': {
      objects: [web],
      logs: log('error: failed to list *v1beta1.Ingress: the server could not find the requested resource'),
      object: 'Deployment/shop/web',
      evidence: [/v1beta1\.Ingress/],
    },
    'definitions that are named as such': {
      objects: [web],
      logs: log('FATAL missing custom resource definitions, apply crds.yaml first'),
      object: 'Deployment/shop/web',
      evidence: [/custom resource definitions/],
    },
  },
  ignores: {
    'a controller that can do without, and runs': {
      objects: [workload('web', { state: running() })],
      logs: {
        'shop/web-7f9c-x1/app': 'no matches for kind "Gateway" in version "gateway.networking.k8s.io/v1", skipping',
      },
    },
    'another server’s missing resource': {
      objects: [web],
      logs: log('Error: GET https://api.example.org/v1/things: 404 resource not found'),
    },
    'definitions that are there': { objects: [web], logs: log('INFO all CRDs are established', 'panic: boom') },
  },
});
