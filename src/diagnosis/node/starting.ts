import type { Node } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { conditionOf, kubeletComplaint, secondsSince } from './conditions.ts';

/** What each kubelet says for some seconds after its start. */
const passing =
  /container runtime status check may not have completed yet|PLEG is not healthy: pleg has yet to be successful|CSINode is not yet initialized|node is not ready yet|container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:[^,\]]{0,60}cni (plugin not |config un)initialized/gi;
const passesWithin = 60;

/** Whether a node that is not Ready has only just started and says no more than that. */
export function isStarting(cluster: Cluster, node: Node): boolean {
  const said = kubeletComplaint(node);
  const since = secondsSince(cluster.now, conditionOf(node, 'Ready')?.lastTransitionTime);
  const nothingElse = said !== '' && said.replace(passing, '').replace(/[[\],\s]/g, '') === '';
  return nothingElse && since !== undefined && since < passesWithin;
}
