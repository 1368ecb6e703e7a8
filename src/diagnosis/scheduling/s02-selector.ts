import type { Node, Pod } from '../../model/kinds.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import { equalities, meets, type Requirement, unmetBy, writtenRequirement } from '../selector.ts';
import { distance } from '../spelling.ts';
import { schedulingRule, shortened } from './draft.ts';
import { affinityTerms } from './obstacles.ts';

/** The pod's `nodeSelector` or required node affinity asks for something that no node has. */
export const s02Selector = schedulingRule('S2', (cluster, verdict) => {
  const nodes = cluster.all('Node');
  const { unmet, path } = unmetRequirements(verdict.pod, nodes);
  const wanted = unmet.map(writtenRequirement).join(', ') || 'nodeSelector/nodeAffinity';
  return {
    evidence: [fromSpec(podRef(verdict.pod), path, wanted)],
    parameters: {
      wanted,
      near: shortened(
        unmet.flatMap((need) => nearMisses(need, nodes)),
        ', ',
      ),
    },
    remedy: remedy(
      'upgrades/application',
      verdict.workload,
      command('kubectl', 'get', 'nodes', '--show-labels'),
      kubectl('edit', verdict.workload),
      command('kubectl', 'label', 'node', '<NODE>', '<KEY>=<VALUE>'),
    ),
  };
});

/** What nobody has; when each requirement is met by some node but no node meets all, all of them. */
function unmetRequirements(pod: Pod, nodes: readonly Node[]): { unmet: readonly Requirement[]; path: string } {
  const plain = equalities(pod.spec?.nodeSelector);
  const terms = affinityTerms(pod) ?? [];
  const nobody = (need: Requirement) => nodes.every((node) => unmetBy(node, { matchExpressions: [need] }).length > 0);
  const missing = plain.filter(nobody);
  if (missing.length > 0) return { unmet: missing, path: 'spec.nodeSelector' };
  const wanted = terms.flatMap((term) => [
    ...(term.matchExpressions ?? []).filter(nobody),
    ...(term.matchFields ?? []).filter((need) =>
      nodes.every((node) => unmetBy(node, { matchFields: [need] }).length > 0),
    ),
  ]);
  const path = 'spec.affinity.nodeAffinity';
  if (wanted.length > 0) return { unmet: wanted, path };
  return {
    unmet: [...plain, ...terms.flatMap((term) => term.matchExpressions ?? [])],
    path: terms.length > 0 ? path : 'spec.nodeSelector',
  };
}

/** Labels that look like a slip of the pen: the same key with another value, or almost the same key. */
function nearMisses(need: Requirement, nodes: readonly Node[]): readonly string[] {
  const [wanted = ''] = need.values ?? [];
  const candidates = nodes.flatMap((node) =>
    Object.entries(node.metadata.labels ?? {})
      .filter(([key, value]) => key === need.key || (alike(key, need.key) && (need.values ?? [value]).includes(value)))
      .filter(([key, value]) => !meets({ ...need, key }, { [key]: value }) || key !== need.key)
      .map(([key, value]) => ({ label: `${key}=${value} (${node.metadata.name})`, far: distance(value, wanted) })),
  );
  return candidates
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ label }) => label);
}

function alike(a: string, b: string | undefined): boolean {
  if (b === undefined) return false;
  return distance(a.toLowerCase(), b.toLowerCase()) <= 2 || a.split('/').at(-1) === b.split('/').at(-1);
}
