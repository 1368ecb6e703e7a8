/** Why the scheduler leaves a node out, by the part of the pod or of the node that would have to change. */
export type Sort = 'cordon' | 'taint' | 'selector' | 'resource' | 'port' | 'affinity' | 'volume' | 'other';

/** One clause of `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) …`. */
export interface Refusal {
  /** Nodes left out for this; 0 when the scheduler refused the pod as a whole. */
  readonly nodes: number;
  readonly sort: Sort;
  /** Only of sort `resource`: `cpu`, `memory`, `pods`, `nvidia.com/gpu`. */
  readonly resource?: string;
  readonly text: string;
}

/** The wording of Kubernetes 1.20 to 1.36; the order matters, since volume messages speak of affinity too. */
const sorts: readonly (readonly [RegExp, Sort])[] = [
  [/\btaint/i, 'taint'],
  [/volume|persistentvolume|free storage|unbound|CSI|capacity.*storage|storageclass/i, 'volume'],
  [/insufficient |too many pods/i, 'resource'],
  [/unschedulable|cordon/i, 'cordon'],
  [/free ports|host ?ports?/i, 'port'],
  [/topology spread|anti-?affinity|pod affinity|pod affinity\/anti-affinity/i, 'affinity'],
  [/node affinity|node selector|affinity\/selector|requested node name|NodeAffinity/i, 'selector'],
];

export function refusalsIn(message: string): readonly Refusal[] {
  const [, clauses] = /^\s*0\/\d+ nodes are available:?\s*([\s\S]*)$/i.exec(message) ?? [undefined, message];
  return split(withoutPreemption(clauses ?? '')).map(refusal);
}

/** What the scheduler says of preemption repeats the refusals in other words. */
function withoutPreemption(clauses: string): string {
  return clauses.replace(/\.?\s*(?:no new claims to deallocate,?\s*)?preemption:[\s\S]*$/i, '').replace(/\.\s*$/, '');
}

/** At commas outside braces: a taint is quoted as `{key: value}`, and older versions end each clause with `, that the pod …`. */
function split(clauses: string): readonly string[] {
  const parts = clauses.split(/,\s+(?=\d+ )/);
  return parts.map((part) => part.trim()).filter(Boolean);
}

function refusal(clause: string): Refusal {
  const [, count, rest] = /^(\d+)\s+([\s\S]*)$/.exec(clause) ?? [undefined, '0', clause];
  const text = rest ?? clause;
  const sort = sorts.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
  const resource = /too many pods/i.test(text) ? 'pods' : /insufficient (\S+)/i.exec(text)?.[1]?.replace(/[.,]$/, '');
  return { nodes: Number(count), sort, ...(sort === 'resource' && resource && { resource }), text };
}

/** `{dedicated: db}` of older messages as `dedicated=db`; undefined when the message does not name it. */
export function taintIn(text: string): string | undefined {
  const [, key, value] = /\{\s*([^:}\s]+)\s*:\s*([^}]*?)\s*\}/.exec(text) ?? [];
  return key === undefined ? undefined : `${key}${value ? `=${value}` : ''}`;
}
