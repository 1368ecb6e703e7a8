import { node, pod, refused, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { s05HostPort } from './s05-host-port.ts';

const message =
  "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.";
const port = (hostPort: number, more: object = {}) => ({
  ports: [{ containerPort: hostPort, hostPort, protocol: 'TCP', ...more }],
});
const holder = pod('svclb-traefik-a', { namespace: 'kube-system', container: port(80) });

ruleCases(s05HostPort, {
  finds: {
    'a port of the node that another pod has': {
      objects: [
        node(),
        holder,
        workload('edge', {
          ...refused(message),
          kind: 'DaemonSet',
          namespace: 'kube-system',
          container: port(80),
        }),
      ],
      object: 'DaemonSet/kube-system/edge',
      severity: 'critical',
      evidence: [/hostPort: 80\/TCP/],
      victims: ['Pod/kube-system/edge-7f9c-x1', 'Pod/kube-system/svclb-traefik-a'],
    },
    'a holder in a namespace that was not asked for, from the message alone': {
      namespaces: ['shop'],
      objects: [node(), unscheduled('web-1', message, { container: port(443) })],
      object: 'Pod/shop/web-1',
      evidence: [/hostPort: 443\/TCP/],
    },
  },
  ignores: {
    'a pod of ServiceLB, which nobody can change': {
      objects: [
        node(),
        holder,
        unscheduled('svclb-web-a', message, {
          namespace: 'kube-system',
          container: port(80),
          metadata: { labels: { 'svccontroller.k3s.cattle.io/svcname': 'web' } },
        }),
      ],
    },
    'the same number for another protocol': {
      objects: [node(), holder, pod('dns-1', { container: port(80, { protocol: 'UDP' }) })],
    },
    'the same port on two addresses of the node': {
      objects: [
        node(),
        pod('a-1', { container: port(80, { hostIP: '10.0.0.1' }) }),
        pod('b-1', { container: port(80, { hostIP: '10.0.0.2' }) }),
      ],
    },
  },
});
