import { object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { h04SingleReplica } from './h04-single-replica.ts';

const served = (namespace: string, replicas = 1) => [
  object('Namespace', namespace, { metadata: { labels: { 'kubernetes.io/metadata.name': namespace } } }),
  workload('web', { namespace, replicas }),
  object('Service', 'web', { namespace, spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } }),
  object('Ingress', 'web', {
    namespace,
    spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'web', port: { number: 80 } } } }] } }] },
  }),
];

ruleCases(h04SingleReplica, {
  finds: {
    'one pod behind an address of production': {
      objects: served('shop-production'),
      object: 'Namespace/shop-production',
      severity: 'info',
      evidence: [/spec\.replicas: 1/],
      victims: ['Deployment/shop-production/web'],
    },
  },
  ignores: {
    'a place to develop in': { objects: served('shop-development') },
    'two pods': { objects: served('shop-production', 2) },
    'one that is scaled by itself': {
      objects: [
        served('production'),
        object('HorizontalPodAutoscaler', 'web', {
          namespace: 'production',
          spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' } },
        }),
      ],
    },
  },
});
