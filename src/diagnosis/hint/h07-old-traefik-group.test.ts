import { object, pod } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { h07OldTraefikGroup } from './h07-old-traefik-group.ts';

const old = [object('LegacyMiddleware', 'auth'), object('LegacyIngressRoute', 'web')];
const traefik = (version: string) =>
  pod('traefik', { container: { image: `rancher/mirrored-library-traefik:${version}` } });

ruleCases(h07OldTraefikGroup, {
  finds: {
    'objects that the next Traefik ignores': {
      objects: [traefik('2.10.5'), old],
      object: 'Namespace/shop',
      severity: 'info',
      evidence: [/apiVersion: traefik\.containo\.us/],
      victims: ['IngressRoute/shop/web', 'Middleware/shop/auth'],
    },
  },
  ignores: {
    'a Traefik that ignores them already': { objects: [traefik('3.3.6'), old] },
    'objects of the new group': { objects: [object('Middleware', 'auth')], served: ['LegacyMiddleware'] },
  },
});
