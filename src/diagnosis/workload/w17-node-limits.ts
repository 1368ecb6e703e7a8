import type { Evidence } from '../../model/finding.ts';
import type { Node } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { amount, written } from '../quantity.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { pendingPods } from '../scheduling/pending.ts';
import { allocatableOf, requestedOn } from '../scheduling/requests.ts';

const full = 0.95;
const hot = 0.9;

/**
 * A node without reserves: its memory is nearly used up, or no node has room for the next pod. The share of the processor that
 * is in use at one instant says nothing, and reserved but idle capacity is only a risk once it is reserved everywhere.
 */
export const w17NodeLimits: Rule = {
  code: 'W17',
  family: 'workload',
  reads: ['Node', 'Pod'],
  consults: ['NodeMetrics'],
  *check(cluster) {
    const open = cluster.all('Node').filter(isOpen);
    // Without every pod of the node the sums would be too low, and a pod that already waits says it better.
    const waiting = pendingPods(cluster).some(({ message }) => /insufficient|too many pods/i.test(message ?? ''));
    const reserved = waiting || cluster.snapshot.namespaces ? [] : reservedEverywhere(cluster, open);
    for (const node of open) {
      const evidence = [...usage(cluster, node), ...reserved.map((resource) => reservation(cluster, node, resource))];
      const [first] = evidence;
      if (!first) continue;
      const object = refOf('Node', node);
      yield {
        severity: 'warning',
        object,
        victims: [],
        aside: true,
        evidence,
        parameters: { seen: evidence.map(({ value }) => value).join('; ') },
        remedy: remedy(
          'optimisation/right-sizing',
          object,
          kubectl('describe', object),
          command('kubectl', 'top', 'pods', '-A', '--sort-by=memory'),
          command('kubectl', 'top', 'nodes'),
        ),
        blames: [object],
      };
    }
  },
};

/** Ready, and takes pods. */
function isOpen({ spec, status }: Node): boolean {
  const ready = status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True');
  const closed = spec?.taints?.some(({ effect }) => effect === 'NoSchedule' || effect === 'NoExecute');
  return ready === true && spec?.unschedulable !== true && closed !== true;
}

/** Memory that is in use now. It rarely falls by itself, and the kubelet ends pods a little above this. */
function usage(cluster: Cluster, node: Node): readonly Evidence[] {
  const text = cluster.get('NodeMetrics', undefined, node.metadata.name)?.usage?.memory;
  const used = amount('memory', text);
  const all = allocatableOf(node).get('memory');
  if (used === undefined || !all || used / all < hot) return [];
  const object = { kind: 'NodeMetrics', name: node.metadata.name };
  return [
    fromStatus(
      object,
      'usage.memory',
      `memory ${share(used, all)} (${written('memory', used)} of ${written('memory', all)})`,
    ),
  ];
}

function reservedEverywhere(cluster: Cluster, nodes: readonly Node[]): readonly string[] {
  if (nodes.length === 0) return [];
  return ['cpu', 'memory', 'pods'].filter((resource) =>
    nodes.every((node) => {
      const all = allocatableOf(node).get(resource);
      return all !== undefined && all > 0 && (requestedOn(cluster)(node).get(resource) ?? 0) / all >= full;
    }),
  );
}

function reservation(cluster: Cluster, node: Node, resource: string): Evidence {
  const asked = requestedOn(cluster)(node).get(resource) ?? 0;
  const all = allocatableOf(node).get(resource) ?? 0;
  const value = `${resource} requests ${share(asked, all)} (${written(resource, asked)} of ${written(resource, all)})`;
  return fromStatus(refOf('Node', node), `status.allocatable.${resource}`, value);
}

function share(part: number, all: number): string {
  return `${Math.round((100 * part) / all)} %`;
}
