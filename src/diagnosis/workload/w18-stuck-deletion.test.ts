import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { w18StuckDeletion } from './w18-stuck-deletion.ts';

const leaving = (kind: string, finalizers: readonly string[], seconds = 3600) =>
  object(kind, 'web', { age: 86_400, metadata: { deletionTimestamp: ago(seconds), finalizers } });

ruleCases(w18StuckDeletion, {
  finds: {
    'a Service whose load balancer is not cleaned up': {
      objects: [leaving('Service', ['service.kubernetes.io/load-balancer-cleanup'])],
      object: 'Service/shop/web',
      severity: 'warning',
      evidence: [/load-balancer-cleanup/],
    },
    'Challenges that wait for the same controller, as one': {
      objects: ['web-1', 'web-2'].map((name) =>
        object('Challenge', name, {
          metadata: { deletionTimestamp: ago(7200), finalizers: ['acme.cert-manager.io/finalizer'] },
        }),
      ),
      object: 'Challenge/shop/web-1',
      evidence: [/acme\.cert-manager\.io/],
      victims: ['Challenge/shop/web-2'],
    },
    'a HelmChart': {
      objects: [leaving('HelmChart', ['wrangler.cattle.io/on-helm-chart-remove'])],
      object: 'HelmChart/shop/web',
      evidence: [/on-helm-chart-remove/],
    },
  },
  ignores: {
    'one that was deleted a moment ago': {
      objects: [leaving('Service', ['service.kubernetes.io/load-balancer-cleanup'], 120)],
    },
    'one that lives with its finalizer': {
      objects: [
        object('Service', 'web', { metadata: { finalizers: ['service.kubernetes.io/load-balancer-cleanup'] } }),
      ],
    },
  },
});
