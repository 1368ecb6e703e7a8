import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { workloadsBehind } from '../crash/service.ts';
import { refOf } from '../owners.ts';

export type ApiService = KindTypes['APIService'];

/** The Service that answers for an aggregated API, and the workloads behind it. Nothing for an API of the server itself. */
export function behind(cluster: Cluster, { spec }: ApiService): readonly ObjectRef[] {
  const { namespace, name } = spec?.service ?? {};
  if (!namespace || !name) return [];
  return behindService(cluster, namespace, name);
}

export function behindService(cluster: Cluster, namespace: string, name: string): readonly ObjectRef[] {
  const service = cluster.get('Service', namespace, name);
  return [{ kind: 'Service', namespace, name }, ...(service ? workloadsBehind(cluster, service) : [])];
}

/** Everything whose trouble would keep an API group, such as `metrics.k8s.io`, from answering. */
export function servingApi(cluster: Cluster, group: string): readonly ObjectRef[] {
  return cluster
    .all('APIService')
    .filter(({ spec }) => spec?.group === group)
    .flatMap((api) => [refOf('APIService', api), ...behind(cluster, api)]);
}
