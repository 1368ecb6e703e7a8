import { event, node, object, pod } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { e05NoAddress } from './e05-no-address.ts';

const service = (more: object = {}, parts: object = {}) =>
  object('Service', 'game', {
    spec: { type: 'LoadBalancer', clusterIP: '10.43.0.9', ports: [{ port: 25565 }], ...more },
    status: { loadBalancer: {} },
    ...parts,
  });
const args = (text: string) => node('node-1', { metadata: { annotations: { 'k3s.io/node-args': text } } });
const metallb = pod('controller-5f9-x', { namespace: 'metallb-system' });
const svclb = object('DaemonSet', 'svclb-game-0e41aa72', {
  namespace: 'kube-system',
  metadata: {
    labels: { 'svccontroller.k3s.cattle.io/svcname': 'game', 'svccontroller.k3s.cattle.io/svcnamespace': 'shop' },
  },
  status: { numberReady: 0 },
});

ruleCases(e05NoAddress, {
  finds: {
    'a K3s without its ServiceLB': {
      objects: [args('["server","--disable","servicelb"]'), service()],
      object: 'Service/shop/game',
      severity: 'warning',
      evidence: [/loadBalancer\.ingress: \[\]/, /servicelb/],
    },
    'a pool that is used up': {
      objects: [
        node(),
        service(),
        metallb,
        object('IPAddressPool', 'pool', { namespace: 'metallb-system', spec: { addresses: ['192.0.2.1/32'] } }),
        event(service(), 'AllocationFailed', 'Failed to allocate IP for "shop/game": no available IPs'),
      ],
      object: 'Service/shop/game',
      evidence: [/no available IPs/],
    },
    'a balancer whose pods are not ready': {
      objects: [node(), service(), svclb],
      object: 'Service/shop/game',
      evidence: [/numberReady: 0/],
    },
  },
  ignores: {
    'one that has its address': {
      objects: [service({}, { status: { loadBalancer: { ingress: [{ ip: '192.0.2.7' }] } } })],
    },
    'a new one': { objects: [service({}, { age: 60 })] },
    'one with addresses given by hand': { objects: [service({ externalIPs: ['192.0.2.9'] })] },
    'other types': { objects: [service({ type: 'NodePort' }), service({ type: 'ClusterIP' })] },
    'one that is going': { objects: [service({}, { metadata: { deletionTimestamp: '2026-11-24T01:00:00Z' } })] },
  },
});
