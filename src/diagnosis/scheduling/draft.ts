import type { Evidence } from '../../model/finding.ts';
import type { Node } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { refOf } from '../owners.ts';
import type { Draft, Rule } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';
import { type Obstacle, writtenObstacle } from './obstacles.ts';
import { waitingClaims } from './pending.ts';
import { type SchedulingCode, type Verdict, verdictsOf } from './verdict.ts';

type Told = Pick<Draft, 'parameters' | 'remedy'> & {
  readonly object?: ObjectRef;
  readonly evidence?: readonly Evidence[];
  readonly related?: Draft['related'];
};

/** A rule of this family: it tells of one of the verdicts, in its own words. */
export function schedulingRule(
  code: SchedulingCode,
  tell: (cluster: Cluster, verdict: Verdict) => Told | undefined,
): Rule {
  return {
    code,
    family: 'scheduling',
    reads: ['Pod'],
    consults: ['Event', 'Namespace', 'Node', 'PersistentVolume', 'PersistentVolumeClaim', 'StorageClass'],
    *check(cluster) {
      for (const verdict of verdictsOf(cluster, code)) {
        const told = tell(cluster, verdict);
        if (told) yield draft(cluster, verdict, told);
      }
    },
  };
}

function draft(cluster: Cluster, verdict: Verdict, told: Told): Draft {
  return {
    severity: urgencyOf(cluster, verdict.workload),
    object: told.object ?? verdict.workload,
    victims: [podRef(verdict.pod), ...waitingClaims(cluster, verdict.pod)],
    related: told.related,
    evidence: [...verdict.evidence, ...(told.evidence ?? [])],
    parameters: told.parameters,
    remedy: told.remedy,
    blames: verdict.blames,
  };
}

/** One piece of evidence for each node, saying what stands in the way there. */
export function nodeEvidence(nodes: readonly Node[], path: string, say: (node: Node) => string): readonly Evidence[] {
  return nodes.slice(0, 5).map((node) => fromSpec(refOf('Node', node), path, say(node)));
}

/** `node-1: cpu 2 > 500m; node-2: dedicated=db:NoSchedule`, or the scheduler's own words when nodes could not be read. */
export function listed(verdict: Verdict, wanted: (obstacle: Obstacle) => boolean = () => true): string {
  const nodes = [...verdict.obstacles].flatMap(([node, list]) => {
    const said = list.filter(wanted).map(writtenObstacle);
    return said.length > 0 ? [`${node.metadata.name}: ${said.join(', ')}`] : [];
  });
  return shortened(nodes.length > 0 ? nodes : verdict.refusals.map(({ text }) => text));
}

/** At most five of a list, so that a text stays readable in a large cluster. */
export function shortened(list: readonly string[], separator = '; '): string {
  if (list.length === 0) return '–';
  return list.length > 5 ? `${list.slice(0, 5).join(separator)}${separator}…` : list.join(separator);
}
