import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { i14OwnRegistry } from './i14-own-registry.ts';
import { containerd, pulling } from './testing/pulls.ts';

const image = 'registry.shop.dev/web:1';
const service = object('Service', 'registry', {
  namespace: 'infra',
  spec: { selector: { app: 'registry' }, clusterIP: '10.43.7.7', ports: [{ port: 5000, nodePort: 30500 }] },
});
const backend = { service: { name: 'registry', port: { number: 5000 } } };
const ingress = object('Ingress', 'registry', {
  namespace: 'infra',
  spec: { rules: [{ host: 'registry.shop.dev', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] },
});
/** Its pods are gone on purpose: a Service that fits nothing at all would be a trouble of its own. */
const scaledAway = object('Deployment', 'registry', {
  namespace: 'infra',
  spec: { replicas: 0, template: { metadata: { labels: { app: 'registry' } } } },
});
const ready = object('EndpointSlice', 'registry-abc', {
  namespace: 'infra',
  metadata: { labels: { 'kubernetes.io/service-name': 'registry' } },
  more: { endpoints: [{ addresses: ['10.42.0.9'], conditions: { ready: true } }] },
});

ruleCases(i14OwnRegistry, {
  finds: {
    'a registry behind an Ingress whose pods are gone, and Traefik answers 404': {
      objects: [service, scaledAway, ingress, ...pulling(image, containerd(image, `${image}: not found`, 'NotFound'))],
      object: 'Registry/registry.shop.dev',
      severity: 'critical',
      evidence: [/no ready endpoint/],
    },
    'a registry on a node port that refuses connections': {
      objects: [
        service,
        ...pulling(
          'localhost:30500/web:1',
          'Get "http://localhost:30500/v2/": dial tcp 127.0.0.1:30500: connect: connection refused',
        ),
      ],
      object: 'Registry/localhost:30500',
      evidence: [/no ready endpoint/],
    },
    'the back-off alone, while the registry is down': {
      objects: [
        service,
        ...pulling('10.43.7.7:5000/web:1', 'Back-off pulling image "10.43.7.7:5000/web:1"', {
          reason: 'ImagePullBackOff',
        }),
      ],
      object: 'Registry/10.43.7.7:5000',
      evidence: [/no ready endpoint/],
    },
  },
  ignores: {
    'a tag that is absent while the registry serves': {
      objects: [service, ingress, ready, ...pulling(image, containerd(image, `${image}: not found`, 'NotFound'))],
    },
    'a name that no node can resolve anyway': {
      objects: [
        service,
        ...pulling(
          'registry.infra.svc.cluster.local:5000/web:1',
          'dial tcp: lookup registry.infra.svc.cluster.local: no such host',
        ),
      ],
    },
    'endpoints that may not be read': {
      objects: [service, ingress, ...pulling(image, '503 Service Unavailable')],
      unreadable: { EndpointSlice: { reason: 'forbidden', message: 'forbidden' } },
    },
  },
});
