import { ruleCases } from '../testing/rule-cases.ts';
import { t13ExternalName } from './t13-external-name.ts';
import { ingress, ingressRoute, served, service, traefik, traefikPod } from './testing/scenes.ts';

const outside = service('web', {
  spec: { type: 'ExternalName', externalName: 'shop.example.net', selector: undefined },
});

ruleCases(t13ExternalName, {
  finds: {
    'an Ingress to an outside name': {
      objects: [traefik(), outside, ingress('web')],
      logs: { [traefikPod]: 'ERR Cannot create service error="externalName services not allowed: shop/web"' },
      object: 'Ingress/shop/web',
      severity: 'critical',
      evidence: [/spec.type: ExternalName → shop.example.net/, /not allowed/],
      victims: ['Service/shop/web', 'Deployment/kube-system/traefik'],
    },
    'an IngressRoute where only Ingresses may': {
      objects: [
        traefik({ args: ['--providers.kubernetesingress.allowExternalNameServices=true'] }),
        outside,
        ingressRoute('web'),
      ],
      object: 'IngressRoute/shop/web',
      evidence: [/ExternalName/],
    },
  },
  ignores: {
    'what is allowed': {
      objects: [
        traefik({ args: ['--providers.kubernetesIngress.allowExternalNameServices'] }),
        outside,
        ingress('web'),
      ],
    },
    'an Ingress of another controller': { objects: [traefik(), outside, ingress('web', { class: 'alb' })] },
    'an ordinary Service': { objects: [traefik(), served(), ingress('web')] },
    'settings out of sight': { objects: [traefik({ container: { args: [] } }), outside, ingress('web')] },
  },
});
