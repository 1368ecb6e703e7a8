import { node, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { t04LoadBalancer } from './t04-load-balancer.ts';
import { ingress, loadBalancer, served, traefik } from './testing/scenes.ts';

const controller = (args: readonly string[] = []) =>
  workload('controller', {
    namespace: 'metallb-system',
    container: { name: 'controller', image: 'quay.io/metallb/controller:v0.14.3', args },
    workloadStatus: { readyReplicas: 1 },
  });
const pool = object('IPAddressPool', 'first-pool', {
  namespace: 'metallb-system',
  spec: { addresses: ['10.0.0.10/32'] },
});

ruleCases(t04LoadBalancer, {
  finds: {
    'both for Traefik’s Service': {
      objects: [traefik(), loadBalancer(), controller(), pool],
      object: 'Service/kube-system/traefik',
      severity: 'warning',
      evidence: [/spec.addresses: 10.0.0.10\/32/, /loadBalancer.ingress: 10.0.0.10/],
    },
    'nobody for Traefik’s Service, since ServiceLB is off': {
      objects: [
        node('node-1', { metadata: { annotations: { 'k3s.io/node-args': '["server","--disable","servicelb"]' } } }),
        traefik().slice(1),
        loadBalancer({ status: { loadBalancer: {} } }).filter(
          ({ kind }) => kind === 'Service' || kind === 'EndpointSlice',
        ),
        served(),
        ingress('web'),
      ],
      object: 'Service/kube-system/traefik',
      severity: 'critical',
      evidence: [/node-args.*servicelb/],
      victims: ['Ingress/shop/web'],
    },
    'both, and no address at all': {
      objects: [traefik(), loadBalancer({ status: { loadBalancer: {} } }), controller(), pool],
      object: 'Service/kube-system/traefik',
      severity: 'critical',
      evidence: [/loadBalancer.ingress: –/],
    },
  },
  ignores: {
    'a cluster that is no K3s, where a cloud may come late': {
      objects: [
        node('node-1', { status: { nodeInfo: { kubeletVersion: 'v1.35.4' } } }),
        traefik().slice(1),
        loadBalancer({ status: { loadBalancer: {} } }).slice(0, 1),
      ],
    },
    'ServiceLB alone': { objects: [traefik(), loadBalancer()] },
    'MetalLB alone': { objects: [traefik(), loadBalancer().slice(0, 1), controller(), pool] },
    'a Service that names its balancer': {
      objects: [traefik(), loadBalancer({ spec: { loadBalancerClass: 'metallb' } }), controller(), pool],
    },
    'a MetalLB for a class of its own': {
      objects: [traefik(), loadBalancer(), controller(['--lb-class=metallb']), pool],
    },
    'a MetalLB whose class only its Services tell': {
      objects: [
        traefik(),
        loadBalancer(),
        controller(),
        pool,
        object('Service', 'dns', { spec: { type: 'LoadBalancer', loadBalancerClass: 'metallb.io/metallb' } }),
      ],
    },
    'a MetalLB that has nothing to give': {
      objects: [traefik(), loadBalancer(), controller()],
      served: ['IPAddressPool'],
    },
  },
});
