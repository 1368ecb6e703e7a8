import type { Node } from '../model/kinds.ts';

/** Lists and maps that nobody filled come as null from some clients. */
type Labels = Readonly<Record<string, string>> | null;

/** One requirement of a label selector or of a node selector. */
export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[] | null;
}

export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly Requirement[] | null;
}

/** A term of node affinity: all of its requirements must hold. */
export interface NodeSelectorTerm {
  readonly matchExpressions?: readonly Requirement[] | null;
  readonly matchFields?: readonly Requirement[] | null;
}

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

export interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}

/** An absent selector matches nothing, an empty one everything, as Kubernetes has it. */
export function selectsLabels(selector: LabelSelector | null | undefined, labels?: Labels): boolean {
  return selector ? requirementsOf(selector).every((requirement) => meets(requirement, labels)) : false;
}

export function requirementsOf(selector: LabelSelector): readonly Requirement[] {
  return [...equalities(selector.matchLabels), ...(selector.matchExpressions ?? [])];
}

/** `nodeSelector` and `matchLabels` in the long form. */
export function equalities(labels?: Labels): readonly Requirement[] {
  return Object.entries(labels ?? {}).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
}

/** Unknown operators do not match, as in the scheduler, which refuses the selector. */
export function meets(requirement: Requirement, labels?: Labels): boolean {
  const { key, operator } = requirement;
  const values = requirement.values ?? [];
  const value = labels && Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return isWhole(value) && Number(value) > Number(values[0]);
    case 'Lt':
      return isWhole(value) && Number(value) < Number(values[0]);
    default:
      return false;
  }
}

function isWhole(value: string | undefined): boolean {
  return value !== undefined && /^-?\d+$/.test(value);
}

/** The requirements of a term that the node does not meet. A term without any requirement matches no node. */
export function unmetBy(node: Node, term: NodeSelectorTerm): readonly Requirement[] {
  const labels = (term.matchExpressions ?? []).filter((need) => !meets(need, node.metadata.labels));
  const fields = (term.matchFields ?? []).filter((need) => !meets(need, { 'metadata.name': node.metadata.name }));
  return [...labels, ...fields];
}

export function selectsNode(terms: readonly NodeSelectorTerm[], node: Node): boolean {
  return terms.some((term) => requirementCount(term) > 0 && unmetBy(node, term).length === 0);
}

function requirementCount(term: NodeSelectorTerm): number {
  return (term.matchExpressions?.length ?? 0) + (term.matchFields?.length ?? 0);
}

/** `disktype in (ssd, nvme)` and so on; `disktype=ssd` for one value, as `kubectl label` takes it. */
export function writtenRequirement({ key, operator, values: listOrNull }: Requirement): string {
  const values = listOrNull ?? [];
  if (operator === 'In' && values.length === 1) return `${key}=${values[0]}`;
  const listed = values.length > 0 ? ` (${values.join(', ')})` : '';
  return `${key} ${operator}${listed}`;
}

/** Whether one of the tolerations lets a pod onto a node with the taint. */
export function tolerates(tolerations: readonly Toleration[] | null | undefined, taint: Taint): boolean {
  return (tolerations ?? []).some(({ key = '', operator = 'Equal', value = '', effect = '' }) => {
    if (effect !== '' && effect !== taint.effect) return false;
    if (key === '') return operator === 'Exists';
    if (key !== taint.key) return false;
    if (operator === 'Exists') return true;
    const own = taint.value ?? '';
    if (operator === 'Gt') return isWhole(own) && Number(own) > Number(value);
    if (operator === 'Lt') return isWhole(own) && Number(own) < Number(value);
    return operator === 'Equal' && value === own;
  });
}

/** `key=value:Effect`, as `kubectl taint` takes it. */
export function writtenTaint({ key, value, effect }: Taint): string {
  return `${key}${value ? `=${value}` : ''}:${effect}`;
}
