import type { RoleBinding } from '../../model/custom-kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { secondsSince } from './condition.ts';

/** A chart makes its bindings and its accounts one after the other. */
const patience = 180;

/** Roles that every API server makes again when they are missing. */
const ofServer = /^system:|^(?:cluster-admin|admin|edit|view|extension-apiserver-authentication-reader)$/;

/** A binding that gives nothing to anybody, and what it lacks. */
export interface Dangling {
  readonly binding: RoleBinding;
  readonly object: ObjectRef;
  readonly role: ObjectRef;
  /** The role, or the accounts. */
  readonly missing: readonly ObjectRef[];
  /** ServiceAccounts that were meant to have the rights. */
  readonly accounts: readonly ObjectRef[];
}

export const danglingBindings = perCluster((cluster): readonly Dangling[] =>
  (['RoleBinding', 'ClusterRoleBinding'] as const).flatMap((kind) =>
    cluster.all(kind).flatMap((binding) => dangling(cluster, kind, binding) ?? []),
  ),
);

/**
 * Bindings that should have given rights to a ServiceAccount, or to one that does not exist: another of its namespace, or one of
 * its name elsewhere, as a chart does that was written for another namespace.
 */
export function danglingFor(cluster: Cluster, namespace: string, account: string): readonly ObjectRef[] {
  return danglingBindings(cluster)
    .filter(
      ({ accounts, missing, object }) =>
        accounts.some((one) => one.namespace === namespace && one.name === account) ||
        missing.some(
          (one) =>
            one.kind === 'ServiceAccount' &&
            (one.namespace === namespace || object.namespace === namespace || one.name === account),
        ),
    )
    .map(({ object }) => object);
}

function dangling(
  cluster: Cluster,
  kind: 'RoleBinding' | 'ClusterRoleBinding',
  binding: RoleBinding,
): Dangling | undefined {
  const { metadata, roleRef, subjects = [] } = binding;
  if (isOfKubernetes(binding) || metadata.deletionTimestamp) return undefined;
  if (secondsSince(cluster, metadata.creationTimestamp) < patience || !roleRef?.name) return undefined;
  const ofCluster = roleRef.kind !== 'Role';
  const role: ObjectRef = ofCluster
    ? { kind: 'ClusterRole', name: roleRef.name }
    : { kind: 'Role', namespace: metadata.namespace, name: roleRef.name };
  const accounts = subjects
    .filter((subject) => subject.kind === 'ServiceAccount' && subject.name)
    .map((subject) => ({
      kind: 'ServiceAccount',
      namespace: subject.namespace ?? metadata.namespace ?? '',
      name: subject.name ?? '',
    }));
  const object = refOf(kind, binding);
  const lost = accounts.filter((one) => isLost(cluster, one));
  // The API server makes its own roles; a name that it keeps for itself is not ours to miss.
  const noRole =
    !ofServer.test(role.name) && cluster.exists(ofCluster ? 'ClusterRole' : 'Role', role.namespace, role.name) === 'no';
  if (noRole) return { binding, object, role, missing: [role], accounts };
  // A binding that still serves somebody is in use.
  if (accounts.length === 0 || lost.length < subjects.length) return undefined;
  return { binding, object, role, missing: lost, accounts };
}

function isOfKubernetes({ metadata }: RoleBinding): boolean {
  return metadata.name.startsWith('system:') || metadata.labels?.['kubernetes.io/bootstrapping'] !== undefined;
}

/** In a namespace that lives: what is bound ahead for one that is still to come is nobody's mistake. */
function isLost(cluster: Cluster, { namespace, name }: ObjectRef): boolean {
  const home = cluster.get('Namespace', undefined, namespace ?? '');
  return (
    name !== 'default' &&
    home !== undefined &&
    !home.metadata.deletionTimestamp &&
    cluster.exists('ServiceAccount', namespace, name) === 'no'
  );
}
