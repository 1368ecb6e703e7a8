import type { Certificate, CertificateRequest, Challenge, Condition, Order } from '../../model/custom-kinds.ts';
import type { Pod } from '../../model/kinds.ts';
import type { KubeObject, ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { type IssuerLink, issuerOf } from './issuer.ts';

/** A Certificate with everything that cert-manager has made to fulfil it, down to the pods that answer the challenge. */
export interface Issuance {
  readonly certificate: Certificate;
  readonly ref: ObjectRef;
  /** DNS names, or the common name of a certificate without any. */
  readonly names: readonly string[];
  readonly issuer: IssuerLink | undefined;
  /** Of the attempt that is under way, or that failed last. */
  readonly request: CertificateRequest | undefined;
  readonly order: Order | undefined;
  /** Of that order, those that are done left out. */
  readonly challenges: readonly Challenge[];
  /** The pods that answer its HTTP-01 challenges. */
  readonly solvers: readonly Pod[];
  /** Milliseconds since the newest of these objects was made: how long the attempt has had. */
  readonly attemptAge: number;
}

/** Every Certificate that is not being deleted, walked as `cmctl status certificate` does. */
export const issuances: (cluster: Cluster) => readonly Issuance[] = perCluster((cluster) => {
  const requests = childrenIn(cluster.all('CertificateRequest'), 'Certificate');
  const orders = childrenIn(cluster.all('Order'), 'CertificateRequest');
  const challenges = childrenIn(cluster.all('Challenge'), 'Order');
  const solvers = childrenIn(cluster.all('Pod'), 'Challenge');
  return cluster.all('Certificate').flatMap((certificate) => {
    if (certificate.metadata.deletionTimestamp) return [];
    const request = currentRequest(certificate, requests(certificate));
    const order = request && newest(orders(request));
    const open = (order ? challenges(order) : []).filter(({ status }) => status?.state !== 'valid');
    const chain = [certificate, request, order, ...open].flatMap((one) => (one ? [one] : []));
    const issuance: Issuance = {
      certificate,
      ref: refOf('Certificate', certificate),
      names: namesOf(certificate),
      issuer: issuerOf(cluster, certificate.metadata.namespace, certificate.spec?.issuerRef),
      request,
      order,
      challenges: open,
      solvers: open.flatMap(solvers),
      attemptAge: Math.min(...chain.map((one) => ageOf(cluster, one)), issuingFor(cluster, certificate)),
    };
    return [issuance];
  });
});

function namesOf({ spec }: Certificate): readonly string[] {
  const names = spec?.dnsNames ?? [];
  return names.length > 0 ? names : [spec?.commonName ?? ''].filter((name) => name !== '');
}

function keyFor({ metadata }: KubeObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

/**
 * Finds what belongs to an object of a kind. Owner references say it; a cluster that was restored from a backup may lack
 * them, and then the names do: each link of the chain begins with that of the link before it.
 */
function childrenIn<T extends KubeObject>(objects: readonly T[], kind: string): (parent: KubeObject) => readonly T[] {
  const owned = new Map<string, T[]>();
  const loose = new Map<string, T[]>();
  for (const object of objects) {
    const { namespace = '', name, ownerReferences = [] } = object.metadata;
    const owner = ownerReferences.find((reference) => reference.kind === kind);
    if (owner) add(owned, `${namespace}/${owner.name}`, object);
    // Of all kinds here only pods have names of their own, and other owners.
    else if (ownerReferences.length === 0 && kind !== 'Challenge' && name.includes('-')) add(loose, namespace, object);
  }
  return (parent) => {
    const own = owned.get(keyFor(parent));
    const near = own ? [] : (loose.get(parent.metadata.namespace ?? '') ?? []);
    return own ?? near.filter(({ metadata }) => metadata.name.startsWith(`${parent.metadata.name}-`));
  };
}

function add<T>(groups: Map<string, T[]>, key: string, object: T): void {
  const known = groups.get(key);
  if (known) known.push(object);
  else groups.set(key, [object]);
}

/** The request of the revision after the one that is in the Secret; the old ones are kept as a record. */
function currentRequest(
  certificate: Certificate,
  requests: readonly CertificateRequest[],
): CertificateRequest | undefined {
  const last = newest(requests);
  if (!last) return undefined;
  const revision = revisionOf(last);
  const done = certificate.status?.revision ?? 0;
  if (revision !== undefined && revision <= done) return undefined;
  return conditionOf(last, 'Ready')?.status === 'True' ? undefined : last;
}

function revisionOf({ metadata }: KubeObject): number | undefined {
  const revision = Number(metadata.annotations?.['cert-manager.io/certificate-revision'] ?? '');
  return Number.isInteger(revision) && revision > 0 ? revision : undefined;
}

function newest<T extends KubeObject>(objects: readonly T[]): T | undefined {
  return objects.toSorted((a, b) => (revisionOf(a) ?? 0) - (revisionOf(b) ?? 0) || madeAt(a) - madeAt(b)).at(-1);
}

function madeAt({ metadata }: KubeObject): number {
  return Date.parse(metadata.creationTimestamp ?? '') || 0;
}

/** Milliseconds since an object was made; for ever when it does not say. */
export function ageOf(cluster: Cluster, { metadata }: KubeObject): number {
  return since(cluster, metadata.creationTimestamp);
}

/** Milliseconds since an instant; for ever when there is none. */
export function since(cluster: Cluster, instant: string | undefined): number {
  const at = Date.parse(instant ?? '');
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : cluster.now - at;
}

function issuingFor(cluster: Cluster, certificate: Certificate): number {
  const issuing = conditionOf(certificate, 'Issuing');
  return issuing?.status === 'True' ? since(cluster, issuing.lastTransitionTime) : Number.POSITIVE_INFINITY;
}

interface Conditioned {
  readonly status?: { readonly conditions?: readonly Condition[] };
}

export function conditionOf(object: Conditioned | undefined, type: string): Condition | undefined {
  return object?.status?.conditions?.find((condition) => condition.type === type);
}

/** `Reason: message`, as evidence quotes a condition. */
export function saidBy({ reason, message }: Condition): string {
  return [reason, message].filter(Boolean).join(': ');
}
