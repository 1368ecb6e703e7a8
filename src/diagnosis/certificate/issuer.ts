import type { Issuer, IssuerRef } from '../../model/custom-kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';

/** The issuer that a Certificate names. */
export interface IssuerLink {
  readonly ref: ObjectRef;
  readonly issuer: Issuer | undefined;
  /** `unknown` also for an issuer of another program, whose kind is not read. */
  readonly exists: 'yes' | 'no' | 'unknown';
}

/** Undefined when no name is given. */
export function issuerOf(
  cluster: Cluster,
  namespace: string | undefined,
  reference: IssuerRef | undefined,
): IssuerLink | undefined {
  if (!reference?.name) return undefined;
  const { name, kind = 'Issuer', group = 'cert-manager.io' } = reference;
  if ((group !== '' && group !== 'cert-manager.io') || (kind !== 'Issuer' && kind !== 'ClusterIssuer' && kind !== '')) {
    return { ref: { kind, namespace, name }, issuer: undefined, exists: 'unknown' };
  }
  if (kind === 'ClusterIssuer') {
    const exists = cluster.exists('ClusterIssuer', undefined, name);
    return { ref: { kind, name }, issuer: cluster.get('ClusterIssuer', undefined, name), exists };
  }
  return {
    ref: { kind: 'Issuer', namespace, name },
    issuer: cluster.get('Issuer', namespace, name),
    exists: cluster.exists('Issuer', namespace, name),
  };
}
