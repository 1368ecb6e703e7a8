import type { Evidence } from '../../model/finding.ts';
import type { KindTypes } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { consumersOf } from './consumers.ts';
import { serviceLoadBalancer } from './service-lb.ts';

type Service = KindTypes['Service'];

/** A cloud may need this long; ServiceLB and MetalLB need seconds. */
const patienceMs = 180_000;

/** A Service of type LoadBalancer has no address: nobody in the cluster gives one, or the one who would does not. */
export const e05NoAddress: Rule = {
  code: 'E5',
  family: 'service',
  reads: ['Service', 'Pod', 'DaemonSet'],
  consults: ['Node', 'Event', 'IPAddressPool', 'Deployment'],
  *check(cluster) {
    for (const service of cluster.all('Service')) {
      if (!isWaiting(cluster, service)) continue;
      const object = refOf('Service', service);
      const balancer = serviceLoadBalancer(cluster, service);
      const told = eventsOf(cluster, service);
      const giver = giverOf(cluster);
      yield {
        severity: consumersOf(cluster, service).length > 0 ? 'critical' : 'warning',
        object,
        victims: [],
        related: balancer ? [{ ...balancer.daemonSet, role: 'reference' }] : [],
        evidence: [
          fromStatus(object, 'status.loadBalancer.ingress', '[]'),
          ...(balancer ? [fromStatus(balancer.daemonSet, 'status.numberReady', balancer.ready)] : []),
          ...told,
          ...switchedOff(cluster),
          ...(service.spec?.loadBalancerClass
            ? [fromSpec(object, 'spec.loadBalancerClass', service.spec.loadBalancerClass)]
            : []),
        ],
        parameters: { giver: giver ?? '–' },
        // A finding about it that says more; its own pods on the nodes; or the controller that should give an address, may have trouble of their own.
        blames: [object, ...(balancer ? [balancer.daemonSet, ...balancer.pods] : []), ...givers(cluster)],
        remedy: remedy(
          'troubleshooting/ingress',
          object,
          kubectl('describe', object),
          command(
            'kubectl',
            '-n',
            'kube-system',
            'get',
            'daemonsets,pods',
            '-l',
            'svccontroller.k3s.cattle.io/svcname',
          ),
          command('grep', '-rn', 'servicelb', '/etc/rancher/k3s', '/etc/systemd/system/k3s.service'),
        ),
      };
    }
  },
};

function isWaiting(cluster: Cluster, { metadata, spec, status }: Service): boolean {
  if (spec?.type !== 'LoadBalancer' || metadata.deletionTimestamp || (spec.externalIPs ?? []).length > 0) return false;
  if (cluster.now - Date.parse(metadata.creationTimestamp ?? '') < patienceMs) return false;
  return (status?.loadBalancer?.ingress ?? []).length === 0;
}

/** What the controllers said of it last. */
function eventsOf(cluster: Cluster, service: Service): readonly Evidence[] {
  return cluster
    .events('Service', service)
    .filter(({ type, reason }) => type === 'Warning' || /fail|alloc/i.test(reason ?? ''))
    .toSorted((a, b) => eventTime(b) - eventTime(a))
    .slice(0, 2)
    .map(fromEvent);
}

/** K3s's own way to say that ServiceLB is off. */
function switchedOff(cluster: Cluster): readonly Evidence[] {
  return cluster.all('Node').flatMap((node) => {
    const args = node.metadata.annotations?.['k3s.io/node-args'] ?? '';
    return /servicelb|disable-cloud-controller/.test(args)
      ? [fromSpec(refOf('Node', node), 'metadata.annotations[k3s.io/node-args]', args)]
      : [];
  });
}

const names = /^(?:metallb-controller|kube-vip|cilium-operator|openelb|purelb|\S{0,60}cloud-controller-manager|hcloud)/;

/** Programs that give addresses, as far as their names tell. */
const givers = perCluster((cluster) =>
  cluster
    .all('Pod')
    .filter(({ metadata: { namespace = '', name } }) =>
      namespace.startsWith('metallb') ? !/speaker/.test(name) : /system|vip/.test(namespace) && names.test(name),
    )
    .map((pod) => refOf('Pod', pod)),
);

function giverOf(cluster: Cluster): string | undefined {
  if (
    cluster.all('IPAddressPool').length > 0 ||
    givers(cluster).some(({ namespace }) => namespace?.startsWith('metallb'))
  )
    return 'MetalLB';
  if (cluster.all('DaemonSet').some(({ metadata }) => metadata.name.startsWith('svclb-'))) return 'ServiceLB';
  return givers(cluster)[0]?.name;
}
