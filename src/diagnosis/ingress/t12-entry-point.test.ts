import { ruleCases } from '../testing/rule-cases.ts';
import { t12EntryPoint } from './t12-entry-point.ts';
import { ingress, ingressRoute, served, traefik, traefikPod } from './testing/scenes.ts';

const key = 'traefik.ingress.kubernetes.io/router.entrypoints';

ruleCases(t12EntryPoint, {
  finds: {
    'an annotation with a name from another set-up': {
      objects: [traefik(), served(), ingress('web', { annotations: { [key]: 'https' } })],
      object: 'Ingress/shop/web',
      severity: 'critical',
      evidence: [/router.entrypoints\]: https/, /--entryPoints: .*websecure/],
    },
    'one of two entry points, so that the other still works': {
      objects: [traefik(), served(), ingressRoute('web', { entryPoints: ['web', 'websecured'] })],
      object: 'IngressRoute/shop/web',
      severity: 'warning',
      evidence: [/spec.entryPoints: web, websecured/],
    },
    'one name that two routes want': {
      objects: [
        traefik(),
        served(),
        ingressRoute('a', { entryPoints: ['https'] }),
        ingressRoute('b', { entryPoints: ['https'], match: 'Host(`b`)' }),
      ],
      object: 'Deployment/kube-system/traefik',
      evidence: [/https/],
      victims: ['IngressRoute/shop/a', 'IngressRoute/shop/b'],
    },
    'settings out of sight, but Traefik says so': {
      objects: [traefik({ container: { args: [] } }), served(), ingressRoute('web', { entryPoints: ['https'] })],
      logs: {
        [traefikPod]:
          'level=error msg="entryPoint \\"https\\" doesn\'t exist" entryPointName=https routerName=shop-web@kubernetescrd',
      },
      object: 'IngressRoute/shop/web',
      evidence: [/doesn't exist/],
    },
  },
  ignores: {
    'the usual ones': {
      objects: [
        traefik(),
        ingress('web', { annotations: { [key]: 'web,websecure' } }),
        ingressRoute('b', { entryPoints: ['traefik', 'metrics'] }),
      ],
    },
    'one that the command line makes': {
      objects: [
        traefik({ args: ['--entrypoints.Postgres.address=:5432'] }),
        ingressRoute('db', { entryPoints: ['postgres'] }),
      ],
    },
    'settings out of sight': {
      objects: [traefik({ container: { args: [] } }), ingressRoute('web', { entryPoints: ['https'] })],
    },
    'variables that may make it': {
      objects: [
        traefik({ container: { env: [{ name: 'TRAEFIK_ENTRYPOINTS_HTTPS', value: '…' }] } }),
        ingressRoute('web', { entryPoints: ['https'] }),
      ],
    },
    'no Traefik at all': { objects: [ingressRoute('web', { entryPoints: ['https'] })] },
  },
});
