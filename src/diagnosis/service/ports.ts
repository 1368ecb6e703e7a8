import type { Kind, KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';

interface PodSpec {
  readonly containers?: readonly Declares[] | null;
  readonly initContainers?: readonly Declares[] | null;
}

interface Declares {
  readonly name: string;
  readonly image?: string;
  readonly ports?: readonly Port[] | null;
}

export interface Port {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly protocol?: string;
}

/** The ports that the containers of a pod declare. Programs may listen on others. */
export function declaredIn(spec: PodSpec | undefined): readonly Port[] {
  return [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])].flatMap(({ ports }) => ports ?? []);
}

/** Those of the pods that a workload makes. */
export function portsOf(cluster: Cluster, { kind, namespace, name }: ObjectRef): readonly Port[] {
  if (kind === 'Pod') return declaredIn(cluster.get('Pod', namespace, name)?.spec);
  const workload = cluster.get(kind as Kind, namespace, name) as KindTypes['Deployment'] | undefined;
  return declaredIn(workload?.spec?.template?.spec);
}
