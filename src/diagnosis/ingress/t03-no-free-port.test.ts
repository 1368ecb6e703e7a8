import { pod, refused, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { t03NoFreePort } from './t03-no-free-port.ts';
import { loadBalancer, traefik } from './testing/scenes.ts';

const message = "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.";
const pending = loadBalancer({ pod: refused(message), status: { loadBalancer: {} } });
const port = { ports: [{ containerPort: 80, hostPort: 80, protocol: 'TCP' }] };
const rival = pod('svclb-nginx-a', {
  namespace: 'kube-system',
  container: port,
  metadata: {
    labels: { 'svccontroller.k3s.cattle.io/svcname': 'nginx', 'svccontroller.k3s.cattle.io/svcnamespace': 'web' },
  },
});

ruleCases(t03NoFreePort, {
  finds: {
    'another Service that has port 80': {
      objects: [traefik(), pending, rival],
      object: 'Service/kube-system/traefik',
      severity: 'critical',
      evidence: [/hostPort: 80\/TCP/, /free ports/],
      victims: [
        'Pod/kube-system/svclb-traefik-5b1c-a',
        'DaemonSet/kube-system/svclb-traefik-5b1c',
        'Service/web/nginx',
      ],
    },
    'a pod that has port 80': {
      objects: [traefik(), pending, workload('proxy', { kind: 'DaemonSet', container: port })],
      object: 'Service/kube-system/traefik',
      evidence: [/free ports/],
    },
  },
  ignores: {
    'a Service that is no ingress controller’s': {
      objects: [pending, rival],
    },
    'ports that were free': { objects: [traefik(), loadBalancer()] },
  },
});
