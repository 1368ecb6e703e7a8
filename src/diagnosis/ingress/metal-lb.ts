import type { Cluster } from '../cluster.ts';
import { referenceOf } from '../image/reference.ts';
import { perCluster } from '../per-cluster.ts';
import { type Template, templates } from '../template.ts';

/** MetalLB's controller, when it hands out addresses to Services that name no class. */
export const metalLb: (cluster: Cluster) => Template | undefined = perCluster((cluster) => {
  const pools = cluster.all('IPAddressPool').filter(({ spec }) => spec?.autoAssign !== false);
  if (hasOwnClass(cluster)) return undefined;
  if (cluster.serves('IPAddressPool') && cluster.canRead('IPAddressPool') && pools.length === 0) return undefined;
  return templates(cluster).find(
    ({ pod, replicas }) => replicas !== 0 && imagesOf(pod).some(isController) && !isPicky(pod),
  );
});

type TemplatePod = Template['pod'];

function imagesOf(pod: TemplatePod): readonly string[] {
  return (pod.spec?.containers ?? []).map(({ image = '' }) => referenceOf(image).repository);
}

function isController(repository: string): boolean {
  return /metallb[/-]controller$/.test(repository);
}

/** Without a class of its own it leaves Services that name one alone: whoever names MetalLB's has set both apart. */
const hasOwnClass = perCluster((cluster): boolean =>
  cluster
    .all('Service')
    .some(({ spec }) => spec?.type === 'LoadBalancer' && /metallb/i.test(spec.loadBalancerClass ?? '')),
);

/** It then looks after Services of that class only. */
function isPicky(pod: TemplatePod): boolean {
  return (pod.spec?.containers ?? []).some(({ args = [] }) => args.some((word) => word.startsWith('--lb-class')));
}

/** Whether some program other than ServiceLB may give addresses, as far as names tell. */
export const hasOtherBalancer = perCluster((cluster): boolean =>
  templates(cluster).some(({ ref, pod }) =>
    [ref.name, ...imagesOf(pod)].some((name) =>
      /metallb|kube-vip|openelb|purelb|cloud-controller|cloud-provider|hcloud|cilium-operator|lb-controller|load-?balancer/i.test(
        name,
      ),
    ),
  ),
);
