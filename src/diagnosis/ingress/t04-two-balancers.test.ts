import { object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { t04TwoBalancers } from './t04-two-balancers.ts';
import { loadBalancer, traefik } from './testing/scenes.ts';

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

ruleCases(t04TwoBalancers, {
  finds: {
    'both for Traefik’s Service': {
      objects: [traefik(), loadBalancer(), controller(), pool],
      object: 'Service/kube-system/traefik',
      severity: 'warning',
      evidence: [/spec.addresses: 10.0.0.10\/32/, /loadBalancer.ingress: 10.0.0.10/],
    },
  },
  ignores: {
    'ServiceLB alone': { objects: [traefik(), loadBalancer()] },
    'MetalLB alone': { objects: [traefik(), loadBalancer().slice(0, 1), controller(), pool] },
    'a Service that names its balancer': {
      objects: [traefik(), loadBalancer({ spec: { loadBalancerClass: 'metallb' } }), controller(), pool],
    },
    'a MetalLB for a class of its own': {
      objects: [traefik(), loadBalancer(), controller(['--lb-class=metallb']), pool],
    },
    'a MetalLB that has nothing to give': {
      objects: [traefik(), loadBalancer(), controller()],
      served: ['IPAddressPool'],
    },
  },
});
