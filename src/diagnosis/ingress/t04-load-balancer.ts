import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { balanced, balancerSet, ingressServices } from './balancer.ts';
import { listed, wordsListed } from './draft.ts';
import { hasOtherBalancer, metalLb } from './metal-lb.ts';
import { isTraefiks, routes } from './routes.ts';

type Service = KindTypes['Service'];

/** K3s's ServiceLB and MetalLB both give addresses to the same Services, or neither is there for the ingress controller. */
export const t04LoadBalancer: Rule = {
  code: 'T4',
  family: 'ingress',
  reads: ['Service', 'DaemonSet', 'Pod'],
  consults: ['Deployment', 'IPAddressPool', 'Node', 'Ingress', 'IngressRoute', 'IngressClass', 'Namespace'],
  *check(cluster) {
    const metal = metalLb(cluster);
    const shared = balanced(cluster).filter((one) => !one.spec?.loadBalancerClass && balancerSet(cluster, one));
    const main = ingressServices(cluster);
    const first = shared.find((one) => main.includes(one)) ?? shared[0];
    if (metal && first) yield ofTwo(cluster, first, shared, metal.ref);
    if (!metal && !hasOtherBalancer(cluster)) {
      for (const service of ingressServices(cluster, 'traefik'))
        if (isWaiting(cluster, service)) yield ofNone(cluster, service);
    }
  },
};

function addressesOf({ status }: Service): readonly string[] {
  return (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip ?? hostname ?? '');
}

function ofTwo(cluster: Cluster, service: Service, shared: readonly Service[], metal: Draft['object']): Draft {
  const object = refOf('Service', service);
  const set = balancerSet(cluster, service);
  const balancer = set && refOf('DaemonSet', set);
  const pools = cluster.all('IPAddressPool');
  const ranges = pools.flatMap(({ spec }) => spec?.addresses ?? []);
  const nodes = new Set(
    cluster.all('Node').flatMap(({ status }) => (status?.addresses ?? []).map(({ address }) => address)),
  );
  const given = addressesOf(service);
  return {
    severity: given.length === 0 ? 'critical' : 'warning',
    object,
    victims: [object, ...(balancer ? [balancer] : [])],
    related: [
      ...(balancer ? [{ ...balancer, role: 'reference' as const }] : []),
      { ...metal, role: 'reference' },
      ...pools.slice(0, 5).map((pool) => ({ ...refOf('IPAddressPool', pool), role: 'reference' as const })),
      ...shared
        .filter((one) => one !== service)
        .slice(0, 20)
        .map((one) => ({ ...refOf('Service', one), role: 'victim' as const })),
    ],
    evidence: [
      ...(balancer ? [fromSpec(balancer, 'metadata.labels', 'svccontroller.k3s.cattle.io/svcname')] : []),
      ...pools
        .slice(0, 3)
        .map((pool) =>
          fromSpec(refOf('IPAddressPool', pool), 'spec.addresses', (pool.spec?.addresses ?? []).join(', ')),
        ),
      fromStatus(object, 'status.loadBalancer.ingress', given.join(', ') || '–'),
    ],
    parameters: {
      balancers: 'ServiceLB + MetalLB',
      services: listed(shared.map((one) => refOf('Service', one))),
      pools: wordsListed(ranges),
      nodes: wordsListed(ranges.filter((range) => nodes.has(range.split(/[/-]/)[0] ?? ''))),
    },
    remedy: remedyFor(service),
  };
}

const patience = 180_000;

/** Only where K3s's own would have come: elsewhere an administrator, or a cloud, has the say. */
function isWaiting(cluster: Cluster, service: Service): boolean {
  const { metadata, spec } = service;
  if (spec?.loadBalancerClass || (spec?.externalIPs ?? []).length > 0 || balancerSet(cluster, service)) return false;
  const isK3s = cluster.all('Node').some(({ status }) => /\+(?:k3s|rke2)/.test(status?.nodeInfo?.kubeletVersion ?? ''));
  return (
    isK3s && addressesOf(service).length === 0 && cluster.now - Date.parse(metadata.creationTimestamp ?? '') > patience
  );
}

function ofNone(cluster: Cluster, service: Service): Draft {
  const object = refOf('Service', service);
  const served = routes(cluster).filter(isTraefiks);
  const switched = cluster.all('Node').flatMap((node) => {
    const args = node.metadata.annotations?.['k3s.io/node-args'] ?? '';
    return /servicelb/.test(args)
      ? [fromSpec(refOf('Node', node), 'metadata.annotations[k3s.io/node-args]', args)]
      : [];
  });
  return {
    severity: served.length > 0 ? 'critical' : 'warning',
    object,
    victims: [object, ...served.slice(0, 200).map(({ ref }) => ref)],
    evidence: [
      fromSpec(object, 'spec.type', 'LoadBalancer'),
      fromStatus(object, 'status.loadBalancer.ingress', '–'),
      ...switched.slice(0, 3),
    ],
    parameters: { balancers: '0', services: listed([object]), pools: '–', nodes: '–' },
    remedy: remedyFor(service),
  };
}

function remedyFor(service: Service) {
  return remedy(
    'troubleshooting/ingress',
    refOf('Service', service),
    command('kubectl', 'get', 'services', '-A', '--field-selector', 'spec.type=LoadBalancer'),
    command('kubectl', '-n', 'kube-system', 'get', 'daemonsets', '-l', 'svccontroller.k3s.cattle.io/svcname'),
    command('sudo', 'grep', '-n', 'disable', '/etc/rancher/k3s/config.yaml', '/etc/systemd/system/k3s.service'),
  );
}
