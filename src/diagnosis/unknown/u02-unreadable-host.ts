import type { HostFacts } from '../../model/host.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Readable, Unreadable } from '../../model/readable.ts';
import { apiTrouble, clusterRef } from '../api.ts';
import type { Cluster } from '../cluster.ts';
import { fromHost } from '../evidence.ts';
import type { Draft, Rule } from '../rule.ts';

/**
 * A host of the configuration that could not be read, or could only in part while its node is in trouble.
 * @param known the rules of the other families, to say which of them are blind without hosts
 */
export function u02UnreadableHost(known: readonly Rule[]): Rule {
  const blinded = known.filter((rule) => rule.hosts === true).map(({ code }) => code);
  return {
    code: 'U2',
    family: 'unknown',
    reads: [],
    consults: ['Node'],
    hosts: true,
    *check(cluster) {
      for (const [name, host] of cluster.snapshot.hosts) {
        const parts = host.ok ? unreadParts(cluster, name, host.value) : [['ssh', host.unreadable] as const];
        if (parts.length > 0) yield draft(cluster, name, parts, blinded);
      }
    },
  };
}

type Part = readonly [path: string, why: Unreadable];

function draft(cluster: Cluster, name: string, parts: readonly Part[], blinded: readonly string[]): Draft {
  const object: ObjectRef = { kind: 'Host', name };
  const [first] = parts as readonly [Part];
  const node = nodeOf(cluster, name);
  return {
    severity: 'unknown',
    object,
    victims: [],
    evidence: parts.slice(0, 4).map(([path, { reason, message }]) => fromHost(name, path, `${reason}: ${message}`)),
    parameters: {
      parts: parts.map(([path]) => path).join(', '),
      reason: first[1].reason,
      message: first[1].message.slice(0, 300) || '–',
      rules: blinded.join(', ') || '–',
    },
    // A machine that is off answers neither SSH nor the cluster: what is found about its node, or about the API, says so better.
    blames: [
      ...(node && isUnwell(cluster, node) ? [{ kind: 'Node', name: node }, object] : []),
      ...(apiTrouble(cluster)?.side === 'server' ? [clusterRef(cluster)] : []),
    ],
  };
}

/** What a machine does not have hides nothing; the rest is told in the report, and only here while it may hide the cause. */
function unreadParts(cluster: Cluster, name: string, facts: HostFacts): readonly Part[] {
  const node = nodeOf(cluster, name);
  if (!node || !isUnwell(cluster, node)) return [];
  const telling = ['unit', 'journal', 'filesystems', 'containerd', 'memory'] as const;
  return telling.flatMap((part) => {
    const value: Readable<unknown> = facts[part];
    if (value.ok || value.unreadable.reason === 'not-found' || value.unreadable.reason === 'not-configured') return [];
    return [[part, value.unreadable] as const];
  });
}

function nodeOf(cluster: Cluster, host: string): string | undefined {
  return cluster.all('Node').find(({ metadata }) => cluster.hostEntry(metadata.name)?.name === host)?.metadata.name;
}

function isUnwell(cluster: Cluster, node: string): boolean {
  return cluster.node(node)?.status?.conditions?.find(({ type }) => type === 'Ready')?.status !== 'True';
}
