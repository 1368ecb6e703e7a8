import type { Node, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { podRef } from '../evidence.ts';
import { lazily } from '../lazily.ts';
import type { Victim } from '../rule.ts';

const indexes = new WeakMap<Cluster, () => readonly Unplaced[]>();

interface Unplaced {
  readonly pod: Pod;
  /** Why each group of nodes was refused, as in `node(s) were unschedulable`. */
  readonly refusals: readonly string[];
}

/** Pods that the scheduler refused only because nodes are closed (tainted, cordoned), this node among them. */
export function waitingFor(cluster: Cluster, node: Node): readonly Victim[] {
  const closed = closuresOf(node);
  if (closed.length === 0) return [];
  return unplaced(cluster)
    .filter(({ refusals }) => refusals.some((refusal) => closed.some((closure) => closure.test(refusal))))
    .map(({ pod }) => podRef(pod));
}

/** What the scheduler says of a node with this one's taints. Since 1.35 it no longer names the taint. */
function closuresOf(node: Node): readonly RegExp[] {
  const taints = (node.spec?.taints ?? []).filter(
    (taint) => ofTrouble.test(taint?.key ?? '') && taint.effect !== 'PreferNoSchedule',
  );
  const keys = taints.map((taint) => new RegExp(`taints? \\{${RegExp.escape(taint.key)}[:}]`));
  const cordoned = node.spec?.unschedulable ? [/were unschedulable/] : [];
  return [...keys, ...cordoned, ...(keys.length > 0 ? [/untolerated taint\(s\)/, /had taints? that/] : [])];
}

/** Taints that Kubernetes sets itself while something is wrong, and removes again. */
export const ofTrouble = /^node(\.cloudprovider)?\.kubernetes\.io\/(?!exclude)[\w-]+$/;

function unplaced(cluster: Cluster): readonly Unplaced[] {
  let index = indexes.get(cluster);
  if (!index) {
    index = lazily(() => cluster.all('Pod').flatMap((pod) => unplacedPod(pod)));
    indexes.set(cluster, index);
  }
  return index();
}

function unplacedPod(pod: Pod): readonly Unplaced[] {
  const placed = pod.status?.conditions?.find((condition) => condition?.type === 'PodScheduled');
  if (pod.spec?.nodeName || placed?.status !== 'False' || placed.reason !== 'Unschedulable') return [];
  const [, list = ''] = /nodes are available: (.*?)(?:\. |\.?$)/s.exec((placed.message ?? '').slice(0, 2000)) ?? [];
  const refusals = list.split(/, (?=\d+ )/).map((part) => part.trim());
  return refusals.every((refusal) => /taint|unschedulable/.test(refusal)) ? [{ pod, refusals }] : [];
}
