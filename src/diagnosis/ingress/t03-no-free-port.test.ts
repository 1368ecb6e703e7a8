import { node, object, pod, refused, unscheduled, workload } from '../testing/objects.ts';
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

const carried = {
  'svccontroller.k3s.cattle.io/svcname': 'hello',
  'svccontroller.k3s.cattle.io/svcnamespace': 'shop',
};
const set = object('DaemonSet', 'svclb-hello', { namespace: 'kube-system', metadata: { labels: carried } });
const carrier = (name: string, on: string) =>
  pod(`svclb-${name}-${on}`, {
    namespace: 'kube-system',
    owner: set,
    spec: { nodeName: on },
    container: { ports: [{ containerPort: 8080, hostPort: 8080, protocol: 'TCP' }] },
    metadata: { labels: carried },
  });
const hello = [
  set,
  object('Service', 'hello', {
    spec: { type: 'LoadBalancer', ports: [{ port: 80, targetPort: 8080 }] },
    status: { loadBalancer: { ingress: [{ ip: '10.0.0.10' }] } },
  }),
];
/** The pod of Service hello that finds no node. */
const waiting = (name: string) => [
  hello,
  unscheduled(`svclb-hello-${name}`, message, {
    namespace: 'kube-system',
    owner: set,
    container: port,
    metadata: { labels: carried },
  }),
];

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
    'an application that wants port 80 beside Traefik': {
      objects: [traefik(), loadBalancer(), waiting('node-1-a')],
      object: 'Service/shop/hello',
      severity: 'critical',
      evidence: [/hostPort: 80\/TCP/],
      victims: [
        'Pod/kube-system/svclb-hello-node-1-a',
        'DaemonSet/kube-system/svclb-hello',
        'Service/kube-system/traefik',
      ],
    },
    'an application that has the port on another node': {
      objects: [traefik(), loadBalancer(), node('node-2'), waiting('node-1-a'), carrier('hello', 'node-2')],
      object: 'Service/shop/hello',
      severity: 'warning',
      evidence: [/free ports/],
    },
  },
  ignores: {
    'an application on a port of its own': {
      objects: [traefik(), loadBalancer(), hello, carrier('hello', 'node-1')],
    },
    'ports that were free': { objects: [traefik(), loadBalancer()] },
  },
});
