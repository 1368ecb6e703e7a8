import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';

/** K3s's own balancer of one Service: a DaemonSet whose pods hold the Service's ports on the nodes. */
export interface ServiceLoadBalancer {
  readonly daemonSet: ObjectRef;
  readonly pods: readonly ObjectRef[];
  readonly ready: number;
}

const name = 'svccontroller.k3s.cattle.io/svcname';
const namespace = 'svccontroller.k3s.cattle.io/svcnamespace';

export function serviceLoadBalancer(
  cluster: Cluster,
  { metadata }: KindTypes['Service'],
): ServiceLoadBalancer | undefined {
  const found = cluster.all('DaemonSet').find((set) => {
    const labels = set.metadata.labels ?? {};
    return labels[name] === metadata.name && labels[namespace] === metadata.namespace;
  });
  const guessed = new RegExp(`^svclb-${RegExp.escape(metadata.name)}-[\\da-f]{8}$`);
  const set =
    found ??
    cluster.all('DaemonSet').find((one) => one.metadata.namespace === 'kube-system' && guessed.test(one.metadata.name));
  if (!set) return undefined;
  const pods = cluster
    .pods(set.metadata.namespace)
    .filter((pod) => pod.metadata.ownerReferences?.some((owner) => owner.name === set.metadata.name));
  return {
    daemonSet: refOf('DaemonSet', set),
    pods: pods.map((pod) => refOf('Pod', pod)),
    ready: set.status?.numberReady ?? 0,
  };
}
