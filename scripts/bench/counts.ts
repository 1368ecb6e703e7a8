/** How many objects of each kind the synthetic cluster has: 33,000, of them 5,000 pods. By plural name. */
export const counts: Readonly<Record<string, number>> = {
  pods: 5000,
  events: 5000,
  replicasets: 3000,
  configmaps: 3600,
  secrets: 3600,
  services: 1500,
  endpointslices: 1500,
  serviceaccounts: 1500,
  deployments: 1500,
  persistentvolumeclaims: 1500,
  persistentvolumes: 1500,
  jobs: 1000,
  ingresses: 1000,
  cronjobs: 300,
  namespaces: 301,
  networkpolicies: 600,
  poddisruptionbudgets: 0,
  limitranges: 0,
  nodes: 100,
  leases: 100,
  apiservices: 10,
  storageclasses: 1,
  priorityclasses: 2,
  ingressclasses: 1,
  resourcequotas: 0,
  runtimeclasses: 385,
};

/** Whatever refers to each other has numbers equal modulo 300, and so lies in one namespace. */
export const namespaceOf = (number: number) => `team-${number % 300}`;
/** Of the 3,000 ReplicaSets the first 1,500 are the present ones of 1,500 Deployments, the others their history. */
export const applications = 1500;
export const applicationOf = (number: number) => number % applications;
/** Pods of an application among so many; pod N belongs to application N modulo 1,500. */
export const podsOf = (application: number, pods: number) => Math.ceil((pods - application) / applications);

const fixed = new Set(['namespaces', 'nodes', 'leases', 'storageclasses']);
const perApplication = new Set([
  'serviceaccounts',
  'deployments',
  'replicasets',
  'services',
  'endpointslices',
  'configmaps',
  'secrets',
]);

/** Of few pods each is an application of its own; namespaces, nodes and classes stay as many as they are. */
export function countFor(plural: string, pods: number): number {
  const all = counts[plural] ?? 0;
  if (fixed.has(plural)) return all;
  const share = Math.ceil((all * pods) / 5000);
  return perApplication.has(plural) ? Math.max(share, Math.min(applications, pods)) : share;
}
/** Every pod of one application in a hundred crashes. */
export const crashes = (number: number) => applicationOf(number) % 100 === 7;

export const time = (secondsAgo: number) =>
  new Date(Date.now() - secondsAgo * 1000).toISOString().replace(/\.\d+Z/, 'Z');
export const id = (kind: string, number: number) =>
  `${kind.slice(0, 8).padEnd(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export type Made = Record<string, unknown>;
