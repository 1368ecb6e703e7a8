import type { Node, PersistentVolumeClaim } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { claimsOf } from '../impact.ts';
import { refOf } from '../owners.ts';
import { command, kubectl } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { pendingPods } from '../scheduling/pending.ts';
import { type NodeSelectorTerm, selectsNode } from '../selector.ts';
import { pendingClaims, selectedNode, unplacedUsers, usersOf } from './claims.ts';
import { claimDraft, claimRef } from './draft.ts';

/** The data lies on a node that is gone or down, so its pod can start nowhere else. */
export const v10LostNode: Rule = {
  code: 'V10',
  family: 'storage',
  reads: ['PersistentVolumeClaim', 'Node', 'Pod'],
  consults: ['PersistentVolume', 'Event'],
  *check(cluster) {
    for (const claim of pendingClaims(cluster)) {
      const name = selectedNode(claim);
      const chosen = cluster.node(name);
      if (name === undefined || (chosen && isReady(chosen)) || usersOf(cluster, claim).length === 0) continue;
      yield draft(cluster, claim, name, {
        ...(chosen && { down: [chosen] }),
        evidence: fromSpec(claimRef(claim), 'metadata.annotations[volume.kubernetes.io/selected-node]', name),
      });
    }
    yield* apart(cluster);
    for (const claim of cluster.all('PersistentVolumeClaim')) {
      const found = unplacedUsers(cluster, claim).length > 0 ? tie(cluster, claim) : undefined;
      if (!found || found.reachable.some(isReady)) continue;
      const volume: ObjectRef = { kind: 'PersistentVolume', name: found.volume };
      yield draft(cluster, claim, found.names, {
        volume,
        down: found.reachable,
        evidence: fromSpec(volume, 'spec.nodeAffinity', found.names),
      });
    }
  },
};

interface Lost {
  readonly volume?: ObjectRef;
  /** Nodes that hold the data and still exist. */
  readonly down?: readonly Node[];
  readonly evidence: ReturnType<typeof fromSpec>;
}

function draft(cluster: Cluster, claim: PersistentVolumeClaim, node: string, { volume, down = [], evidence }: Lost) {
  const nodes = down.map((one) => refOf('Node', one));
  return claimDraft(cluster, claim, {
    related: [
      ...nodes.map((ref) => ({ ...ref, role: 'node' as const })),
      ...(volume ? [{ ...volume, role: 'reference' as const }] : []),
    ],
    evidence: [evidence],
    parameters: { node, volume: volume?.name ?? '—' },
    blames: nodes,
    procedure: volume ? 'emergency/volume-loss' : 'troubleshooting/storage-pending',
    commands: volume
      ? [command('kubectl', 'get', 'nodes', '-o', 'wide'), kubectl(['get', '-o', 'yaml'], volume)]
      : [
          command('kubectl', 'get', 'nodes', '-o', 'wide'),
          kubectl('annotate', claimRef(claim), 'volume.kubernetes.io/selected-node-'),
        ],
  });
}

/** Claims of one pod whose volumes lie on different nodes: each is well by itself, and the pod can start nowhere. */
function* apart(cluster: Cluster): Iterable<Draft> {
  for (const { pod } of pendingPods(cluster)) {
    const ties = claimsOf(pod).flatMap((name) => {
      const claim = cluster.get('PersistentVolumeClaim', pod.metadata.namespace, name);
      const found = claim && tie(cluster, claim);
      return found ? [{ claim, ...found }] : [];
    });
    const [first, ...others] = ties;
    if (!first || others.length === 0 || ties.some(({ reachable }) => !reachable.some(isReady))) continue;
    if (first.reachable.some((node) => others.every(({ reachable }) => reachable.includes(node)))) continue;
    const volume: ObjectRef = { kind: 'PersistentVolume', name: first.volume };
    const names = ties.map((one) => `${one.claim.metadata.name}: ${one.names}`).join('; ');
    yield draft(cluster, first.claim, names, { volume, evidence: fromSpec(volume, 'spec.nodeAffinity', names) });
  }
}

/** What ties a bound claim to nodes: the affinity of its volume, and the nodes that meet it. */
function tie(cluster: Cluster, claim: PersistentVolumeClaim) {
  const volume = cluster.get('PersistentVolume', undefined, claim.spec?.volumeName ?? '');
  const terms: readonly NodeSelectorTerm[] = volume?.spec?.nodeAffinity?.required?.nodeSelectorTerms ?? [];
  if (!volume || terms.length === 0) return undefined;
  const reachable = cluster.all('Node').filter((node) => selectsNode(terms, node));
  const values = terms.flatMap(({ matchExpressions, matchFields }) =>
    [...(matchExpressions ?? []), ...(matchFields ?? [])].flatMap((need) => need.values ?? []),
  );
  return { volume: volume.metadata.name, reachable, names: [...new Set(values)].join(', ') || '—' };
}

/** A node that says nothing of itself is not called down. */
function isReady({ status }: Node): boolean {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return ready === undefined || ready.status === 'True';
}
