import { fromSpec, fromStatus } from '../evidence.ts';
import { referenceOf } from '../image/reference.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { command, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { type Template, templates } from '../template.ts';
import { balanced, balancerSet, ingressServices } from './balancer.ts';
import { listed, wordsListed } from './draft.ts';

/** K3s's ServiceLB and MetalLB both give addresses to the same Services. */
export const t04TwoBalancers: Rule = {
  code: 'T4',
  family: 'ingress',
  reads: ['Service', 'DaemonSet'],
  consults: ['Deployment', 'Pod', 'IPAddressPool', 'Node'],
  *check(cluster) {
    const metal = metalLb(cluster);
    if (!metal) return;
    const shared = balanced(cluster).filter(
      (service) => !service.spec?.loadBalancerClass && balancerSet(cluster, service) !== undefined,
    );
    const main = ingressServices(cluster);
    const service = shared.find((one) => main.includes(one)) ?? shared[0];
    if (!service) return;
    const object = refOf('Service', service);
    const set = balancerSet(cluster, service);
    const pools = cluster.all('IPAddressPool');
    const given = (service.status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip ?? hostname ?? '');
    const nodes = new Set(
      cluster.all('Node').flatMap(({ status }) => (status?.addresses ?? []).map(({ address }) => address)),
    );
    const ranges = pools.flatMap(({ spec }) => spec?.addresses ?? []);
    yield {
      severity: given.length === 0 ? 'critical' : 'warning',
      object,
      victims: [object, ...(set ? [refOf('DaemonSet', set)] : [])],
      related: [
        ...(set ? [{ ...refOf('DaemonSet', set), role: 'reference' as const }] : []),
        { ...metal.ref, role: 'reference' },
        ...pools.slice(0, 5).map((pool) => ({ ...refOf('IPAddressPool', pool), role: 'reference' as const })),
        ...shared
          .filter((one) => one !== service)
          .slice(0, 20)
          .map((one) => ({ ...refOf('Service', one), role: 'victim' as const })),
      ],
      evidence: [
        ...(set ? [fromSpec(refOf('DaemonSet', set), 'metadata.labels', 'svccontroller.k3s.cattle.io/svcname')] : []),
        ...pools
          .slice(0, 3)
          .map((pool) =>
            fromSpec(refOf('IPAddressPool', pool), 'spec.addresses', (pool.spec?.addresses ?? []).join(', ')),
          ),
        fromStatus(object, 'status.loadBalancer.ingress', given.join(', ') || '–'),
      ],
      parameters: {
        services: listed(shared.map((one) => refOf('Service', one))),
        pools: wordsListed(ranges),
        nodes: wordsListed(ranges.filter((range) => nodes.has(range.split(/[/-]/)[0] ?? ''))),
      },
      remedy: remedy(
        'troubleshooting/ingress',
        object,
        command('kubectl', 'get', 'services', '-A', '--field-selector', 'spec.type=LoadBalancer'),
        command('kubectl', '-n', 'kube-system', 'get', 'daemonsets', '-l', 'svccontroller.k3s.cattle.io/svcname'),
        command('sudo', 'grep', '-n', 'disable', '/etc/rancher/k3s/config.yaml', '/etc/systemd/system/k3s.service'),
      ),
    };
  },
};

/** MetalLB's controller, when it hands out addresses to Services that name no class. */
const metalLb = perCluster((cluster): Template | undefined => {
  const pools = cluster.all('IPAddressPool').filter(({ spec }) => spec?.autoAssign !== false);
  if (cluster.serves('IPAddressPool') && cluster.canRead('IPAddressPool') && pools.length === 0) return undefined;
  return templates(cluster).find(
    ({ pod, replicas }) =>
      replicas !== 0 &&
      (pod.spec?.containers ?? []).some(
        ({ image = '', args = [] }) =>
          /metallb[/-]controller$/.test(referenceOf(image).repository) &&
          !args.some((word) => word.startsWith('--lb-class')),
      ),
  );
});
