import { type StoredObject, valueAt } from '../fields.ts';
import { badRequest } from './status.ts';

export type Selects = (object: StoredObject) => boolean;

/**
 * A label selector as in `app=web,tier in (a,b),!legacy`.
 * @throws {ApiError} 400 when it cannot be parsed
 */
export function labelSelector(text: string | null): Selects {
  if (!text) return () => true;
  const requirements = splitOutsideParentheses(text).map(requirement);
  return (object) => requirements.every((holds) => holds(object.metadata.labels ?? {}));
}

function splitOutsideParentheses(text: string): string[] {
  return text.split(/,(?![^(]*\))/).map((part) => part.trim());
}

type Labels = Readonly<Record<string, string>>;
const word = String.raw`[A-Za-z0-9](?:[\w./-]*[A-Za-z0-9])?`;
const set = new RegExp(`^(${word})\\s+(in|notin)\\s+\\(([^()]*)\\)$`);
const equality = new RegExp(`^(${word})\\s*(=|==|!=)\\s*(${word})?$`);
const exists = new RegExp(`^(!?)\\s*(${word})$`);

function requirement(text: string): (labels: Labels) => boolean {
  let match = set.exec(text);
  if (match) {
    const [, key = '', operator, list = ''] = match;
    const values = list.split(',').map((value) => value.trim());
    return (labels) => (key in labels && values.includes(labels[key] ?? '')) === (operator === 'in');
  }
  match = equality.exec(text);
  if (match) {
    const [, key = '', operator, value = ''] = match;
    return (labels) => (labels[key] === value) === (operator !== '!=');
  }
  match = exists.exec(text);
  if (match) {
    const [, not, key = ''] = match;
    return (labels) => Object.hasOwn(labels, key) === (not === '');
  }
  throw badRequest(`unable to parse requirement: found '${text}', expected: a label selector`);
}

const everywhere = ['metadata.name', 'metadata.namespace'];
const reference = ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'];
const supported: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    ...['spec.nodeName', 'spec.restartPolicy', 'spec.schedulerName', 'spec.serviceAccountName', 'spec.hostNetwork'],
    ...['status.phase', 'status.podIP', 'status.podIPs', 'status.nominatedNodeName'],
  ],
  Event: [...reference.map((field) => `involvedObject.${field}`), 'reason', 'reportingComponent', 'source', 'type'],
  Node: ['spec.unschedulable'],
  Namespace: ['status.phase'],
  Secret: ['type'],
  Service: ['spec.clusterIP', 'spec.type'],
  ReplicaSet: ['status.replicas'],
  ReplicationController: ['status.replicas'],
  Job: ['status.successful'],
};

/** @throws {ApiError} 400 for a field that the kind cannot be selected by */
export function fieldSelector(kind: string, text: string | null): Selects {
  if (!text) return () => true;
  const known = [...everywhere, ...(supported[kind] ?? [])];
  const requirements = text.split(',').map((part) => {
    const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(part);
    if (!match) throw badRequest(`invalid field selector: ${part}`);
    const [, path = '', operator, value = ''] = match;
    if (!known.includes(path)) throw badRequest(`field label not supported: ${path}`);
    return (object: StoredObject) => (fieldText(object, path) === value) === (operator !== '!=');
  });
  return (object) => requirements.every((holds) => holds(object));
}

function fieldText(object: StoredObject, path: string): string {
  if (object.kind === 'Event' && path === 'source') return String(valueAt(object, 'source.component') ?? '');
  const value = valueAt(object, path);
  if (value === undefined || value === null)
    return path === 'spec.unschedulable' || path === 'spec.hostNetwork' ? 'false' : '';
  return String(value);
}
