import type { Node, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { isOver } from './requests.ts';

export interface HostPort {
  readonly port: number;
  readonly protocol: string;
  readonly address: string;
}

/** Ports that a pod takes on its node. With `hostNetwork` the API server fills `hostPort` in, so one field says it all. */
export function hostPortsOf(pod: Pod): readonly HostPort[] {
  const sidecars = (pod.spec?.initContainers ?? []).filter((init) => init.restartPolicy === 'Always');
  return [...(pod.spec?.containers ?? []), ...sidecars]
    .flatMap((container) => container.ports ?? [])
    .filter((port) => typeof port.hostPort === 'number' && port.hostPort > 0)
    .map((port) => ({ port: Number(port.hostPort), protocol: port.protocol ?? 'TCP', address: port.hostIP ?? '' }));
}

/** Which pod on the node has the port already, as `namespace/name`. */
export function portHolder(cluster: Cluster, node: Node, wanted: HostPort): string | undefined {
  const holder = cluster
    .podsOnNode(node.metadata.name)
    .find((pod) => !isOver(pod) && hostPortsOf(pod).some((port) => clash(port, wanted)));
  return holder && `${holder.metadata.namespace}/${holder.metadata.name}`;
}

function clash(a: HostPort, b: HostPort): boolean {
  const everywhere = (address: string) => address === '' || address === '0.0.0.0';
  const same = a.address === b.address || everywhere(a.address) || everywhere(b.address);
  return a.port === b.port && a.protocol === b.protocol && same;
}
