import { crashed, node, object, running } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { d01NotReady } from './d01-not-ready.ts';
import { coreDns, failing, kubeDns, served, spoke } from './testing/core-dns.ts';

const api = object('Service', 'kubernetes', { namespace: 'default', spec: { clusterIP: '10.43.0.1', ports: [] } });
const away = object('Deployment', 'coredns', {
  namespace: 'kube-system',
  spec: { replicas: 0, template: { metadata: { labels: { 'k8s-app': 'kube-dns' } } } },
});
const log = { 'shop/web-7f9c-x1/app/previous': 'Error: getaddrinfo EAI_AGAIN db' };

ruleCases(d01NotReady, {
  finds: {
    'a CoreDNS that was scaled to zero': {
      objects: [node(), api, kubeDns(), away, failing('web'), served('db')],
      logs: log,
      object: 'Deployment/kube-system/coredns',
      severity: 'critical',
      evidence: [/spec\.replicas: 0/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1', 'Service/kube-system/kube-dns'],
    },
    'a CoreDNS that is not there at all': {
      objects: [node(), api, kubeDns(), failing('web'), served('db')],
      logs: log,
      object: 'Deployment/kube-system/coredns',
      evidence: [/NotFound/],
    },
    'one that runs and is not ready, and does not say why': {
      objects: [node(), coreDns({ state: running({ ready: false }) })],
      logs: { [spoke]: '.:53\nCoreDNS-1.13.2\nlinux/amd64, go1.25.2, 6c3e94a' },
      object: 'Deployment/kube-system/coredns',
      evidence: [/ready: false/],
    },
  },
  ignores: {
    'one that is well': { objects: [node(), api, coreDns()] },
    'a cluster of which little was read': { objects: [kubeDns()], namespaces: ['kube-system'] },
    'one that crashes: the crash says more': { objects: [node(), coreDns({ state: crashed({ exitCode: 2 }) })] },
    'another name server': { objects: [node(), api] },
  },
});
