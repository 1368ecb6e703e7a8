import { node, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { t06Class } from './t06-class.ts';
import { ingress, ingressClass, served, traefik } from './testing/scenes.ts';

const nginx = workload('ingress-nginx-controller', {
  namespace: 'ingress-nginx',
  container: { image: 'registry.k8s.io/ingress-nginx/controller:v1.11.2', args: ['/nginx-ingress-controller'] },
});

ruleCases(t06Class, {
  finds: {
    'a class of which there is no object, for several applications': {
      objects: [
        traefik(),
        served(),
        ingress('web', { class: 'nginx' }),
        ingress('api', { class: 'nginx', host: 'api.example.org' }),
      ],
      object: 'IngressClass/nginx',
      severity: 'critical',
      evidence: [/spec.ingressClassName: nginx/],
      victims: ['Ingress/shop/web', 'Ingress/shop/api'],
    },
    'one Ingress with a misspelt class': {
      objects: [traefik(), served(), ingress('web', { class: 'trafik' })],
      object: 'Ingress/shop/web',
      evidence: [/spec.ingressClassName: trafik/],
    },
    'a class whose controller has no pods': {
      objects: [traefik(), served(), ingressClass('nginx', 'k8s.io/ingress-nginx'), ingress('web', { class: 'nginx' })],
      object: 'Ingress/shop/web',
      evidence: [/spec.controller: k8s.io\/ingress-nginx/],
      victims: ['IngressClass/nginx'],
    },
    'the old annotation of a controller that is not here': {
      objects: [
        traefik(),
        served(),
        ingress('web', { class: null, annotations: { 'kubernetes.io/ingress.class': 'nginx' } }),
      ],
      object: 'Ingress/shop/web',
      evidence: [/ingress.class\]: nginx/],
    },
    'no class, where Traefik insists on one': {
      objects: [
        traefik({ args: ['--providers.kubernetesIngress.ingressClass=traefik'] }),
        served(),
        ingress('web', { class: null }),
      ],
      object: 'Ingress/shop/web',
      evidence: [/spec.ingressClassName: –/],
    },
  },
  ignores: {
    'an Ingress without a class, which Traefik serves': { objects: [traefik(), ingress('web', { class: null })] },
    'the old annotation traefik': {
      objects: [traefik(), ingress('web', { class: null, annotations: { 'kubernetes.io/ingress.class': 'traefik' } })],
    },
    'a class of ingress-nginx, which runs': {
      objects: [traefik(), nginx, ingressClass('nginx', 'k8s.io/ingress-nginx'), ingress('web', { class: 'nginx' })],
    },
    'the old annotation nginx with ingress-nginx': {
      objects: [
        traefik(),
        nginx,
        ingress('web', { class: null, annotations: { 'kubernetes.io/ingress.class': 'nginx' } }),
      ],
    },
    'a class of a controller outside the cluster': {
      objects: [traefik(), ingressClass('alb', 'ingress.k8s.aws/alb'), ingress('web', { class: 'alb' })],
    },
    'a bare class name where a controller goes by names': {
      objects: [
        node(),
        workload('kong', { container: { image: 'kong/kubernetes-ingress-controller:3.2' } }),
        ingress('web', { class: 'kong' }),
      ],
    },
    'an Ingress that answers a challenge': {
      objects: [
        traefik(),
        ingress('solver', { class: 'nginx', metadata: { labels: { 'acme.cert-manager.io/http01-solver': 'true' } } }),
      ],
    },
    'an Ingress of this moment': { objects: [traefik(), ingress('web', { class: 'nginx', age: 30 })] },
    'one namespace of a cluster, where controllers are out of sight': {
      namespaces: ['shop'],
      objects: [node(), ingressClass('nginx', 'k8s.io/ingress-nginx'), ingress('web', { class: 'nginx' })],
    },
    'classes that may not be read': {
      objects: [traefik(), ingress('web', { class: 'nginx' })].flat().filter(({ kind }) => kind !== 'IngressClass'),
      unreadable: { IngressClass: { reason: 'forbidden', message: 'forbidden' } },
    },
    'odd shapes': { objects: [traefik(), object('Ingress', 'empty', { spec: {} }), object('Ingress', 'bare')] },
  },
});
