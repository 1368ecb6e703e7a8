import type { Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { isReady } from './trouble.ts';

/** A pod's readiness gate that has been closed for five minutes although all containers are ready. */
export function closedGate(cluster: Cluster, pod: Pod) {
  const gates = pod.spec?.readinessGates ?? [];
  if (gates.length === 0 || pod.metadata.deletionTimestamp || pod.status?.phase !== 'Running' || isReady(pod))
    return undefined;
  const conditions = pod.status?.conditions ?? [];
  const containers = conditions.find(({ type }) => type === 'ContainersReady');
  if (containers?.status !== 'True') return undefined;
  const minutes = Math.round((cluster.now - Date.parse(String(containers.lastTransitionTime ?? ''))) / 60_000);
  if (!(minutes >= 5)) return undefined;
  return gates
    .map(({ conditionType: type }) => ({
      type,
      minutes,
      status: conditions.find((one) => one.type === type)?.status ?? '—',
    }))
    .find(({ status }) => status !== 'True');
}
