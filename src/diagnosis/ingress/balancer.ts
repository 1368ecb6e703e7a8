import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';
import { selectsLabels } from '../selector.ts';
import { controllers, type Program } from './controllers.ts';

type Service = KindTypes['Service'];

/** Of the pods of K3s's ServiceLB: the Service that they carry. */
const carried = 'svccontroller.k3s.cattle.io/svcname';
const carriedNamespace = 'svccontroller.k3s.cattle.io/svcnamespace';

/** `namespace/name` of the Service that a pod or DaemonSet of ServiceLB carries; undefined for any other object. */
export function serviceCarriedBy({ metadata }: Pick<Pod, 'metadata'>): string | undefined {
  const name = metadata.labels?.[carried];
  return name === undefined ? undefined : `${metadata.labels?.[carriedNamespace] ?? metadata.namespace}/${name}`;
}

const podsByService = perCluster((cluster) => Map.groupBy(cluster.all('Pod'), (pod) => serviceCarriedBy(pod) ?? ''));
const setsByService = perCluster((cluster) =>
  Map.groupBy(cluster.all('DaemonSet'), (set) => serviceCarriedBy(set) ?? ''),
);

function keyFor({ metadata }: Service): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

/** ServiceLB's pods for a Service. */
export function balancerPods(cluster: Cluster, service: Service): readonly Pod[] {
  return podsByService(cluster).get(keyFor(service)) ?? [];
}

/** Whether ServiceLB looks after a Service. */
export function balancerSet(cluster: Cluster, service: Service): KindTypes['DaemonSet'] | undefined {
  return setsByService(cluster).get(keyFor(service))?.[0];
}

export const balanced = perCluster((cluster): readonly Service[] =>
  cluster.all('Service').filter(({ metadata, spec }) => spec?.type === 'LoadBalancer' && !metadata.deletionTimestamp),
);

/** The Services of type LoadBalancer through which an ingress controller is reached; of one program when it is named. */
export function ingressServices(cluster: Cluster, program?: Program): readonly Service[] {
  const meant = controllers(cluster).filter((one) => one.program !== 'other' && (!program || one.program === program));
  return balanced(cluster).filter(({ metadata, spec }) =>
    meant.some(
      ({ ref, template }) =>
        ref.namespace === metadata.namespace &&
        Object.keys(spec?.selector ?? {}).length > 0 &&
        selectsLabels({ matchLabels: spec?.selector }, template.pod.metadata.labels),
    ),
  );
}
