import type { Evidence } from '../../model/finding.ts';
import type { Kind } from '../../model/kinds.ts';
import type { Unreadable, UnreadableReason } from '../../model/readable.ts';
import { clusterRef } from '../api.ts';
import type { Cluster } from '../cluster.ts';
import type { Rule } from '../rule.ts';
import { askingFails } from './asking.ts';

/**
 * Kinds that rules want and that could not be read, with the rules that are blind without them.
 * @param known the rules of the other families: the registry gives them, since a rule that imported it would go in a circle
 */
export function u01UnreadableKinds(known: readonly Rule[]): Rule {
  return {
    code: 'U1',
    family: 'unknown',
    reads: [],
    *check(cluster) {
      const missing = unreadKinds(cluster, known);
      if (missing.length === 0 || askingFails(cluster)) return;
      const kinds = new Set<Kind>(missing.map(({ kind }) => kind));
      const blinded = known.filter((rule) => rule.reads.some((kind) => kinds.has(kind))).map(({ code }) => code);
      const byReason = Map.groupBy(missing, ({ why }) => why.reason);
      const groups = [...byReason].map(([reason, list]) => `${list.map(({ kind }) => kind).join(', ')} (${reason})`);
      yield {
        severity: 'unknown',
        object: clusterRef(cluster),
        victims: [],
        evidence: [...byReason.values()].flatMap((list) => list.slice(0, 2).map(evidenceOf)),
        // What ails the server as a whole, such as a slow datastore, explains answers that fail or do not come.
        blames: missing.every(({ why }) => ofServer.has(why.reason)) ? [clusterRef(cluster)] : [],
        parameters: { kinds: groups.join('; '), rules: blinded.join(', ') || '–' },
      };
    },
  };
}

const ofServer = new Set<UnreadableReason>(['failed', 'timeout', 'refused', 'unreachable']);

interface Missing {
  readonly kind: Kind;
  readonly why: Unreadable;
}

/** A kind that the snapshot does not hold at all was not asked for, which is no fault. */
function unreadKinds(cluster: Cluster, known: readonly Rule[]): readonly Missing[] {
  const wanted = new Set(known.flatMap((rule) => [...rule.reads, ...(rule.consults ?? [])]));
  return [...wanted].toSorted().flatMap((kind) => {
    const part = cluster.snapshot.kinds.get(kind);
    return part && !part.ok ? [{ kind, why: part.unreadable }] : [];
  });
}

function evidenceOf({ kind, why }: Missing): Evidence {
  return { source: 'api', path: kind, value: `${why.reason}: ${why.message}` };
}
