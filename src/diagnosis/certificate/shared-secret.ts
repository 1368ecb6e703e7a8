import type { Certificate } from '../../model/custom-kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import type { Recogniser } from './cause.ts';
import { conditionOf, type Issuance, saidBy } from './issuance.ts';
import { problemIn } from './messages.ts';

/** Certificates by the Secret that they write, `namespace/name`. */
const writers = perCluster((cluster) =>
  Map.groupBy(
    cluster.all('Certificate').filter(({ metadata }) => !metadata.deletionTimestamp),
    ({ metadata, spec }) => `${metadata.namespace ?? ''}/${spec?.secretName ?? ''}`,
  ),
);

/** The Certificates that are to fill a Secret. */
export function certificatesOf(cluster: Cluster, namespace: string | undefined, secret: string): readonly ObjectRef[] {
  return writersOf(cluster, namespace, secret).map((certificate) => refOf('Certificate', certificate));
}

export function writersOf(
  cluster: Cluster,
  namespace: string | undefined,
  secret: string | undefined,
): readonly Certificate[] {
  return secret ? (writers(cluster).get(`${namespace ?? ''}/${secret}`) ?? []) : [];
}

/**
 * Two Certificates write one Secret. The one whose name stands in the Secret owns it, else the older one, as cert-manager
 * itself decides; the others never become ready, or, before 1.12, take the Secret from each other for ever.
 */
export const sharedSecret: Recogniser = (cluster, issuance) => {
  const { metadata, spec } = issuance.certificate;
  const all = writersOf(cluster, metadata.namespace, spec?.secretName);
  if (all.length < 2) return undefined;
  const owner = ownerAmong(cluster, all);
  const losers = all.filter((one) => one !== owner);
  const loser = losers.find((one) => one === issuance.certificate) ?? losers[0];
  if (!loser || !owner) return undefined;
  if (owner === issuance.certificate && !isFought(issuance)) return undefined;
  const ref = refOf('Certificate', loser);
  const ready = conditionOf(loser, 'Ready');
  return {
    code: 'M14',
    object: ref,
    evidence: [
      fromSpec(ref, 'spec.secretName', spec?.secretName),
      fromSpec(refOf('Certificate', owner), 'spec.secretName', spec?.secretName),
      ...(ready && ready.status !== 'True' ? [fromStatus(ref, 'status.conditions[Ready]', saidBy(ready))] : []),
    ],
    related: [
      { ...refOf('Certificate', owner), role: 'reference' },
      { kind: 'Secret', namespace: metadata.namespace, name: spec?.secretName ?? '', role: 'reference' },
    ],
    parameters: { detail: `${refOf('Certificate', owner).name} / ${loser.metadata.name} → ${spec?.secretName}` },
  };
};

function ownerAmong(cluster: Cluster, all: readonly Certificate[]): Certificate | undefined {
  const [{ metadata, spec }] = all as readonly [Certificate, ...Certificate[]];
  const secret = cluster.get('Secret', metadata.namespace, spec?.secretName ?? '');
  const named = secret?.metadata.annotations?.['cert-manager.io/certificate-name'];
  const [oldest] = all.toSorted((a, b) => made(a) - made(b) || a.metadata.name.localeCompare(b.metadata.name));
  return all.find((one) => one.metadata.name === named) ?? oldest;
}

function made({ metadata }: Certificate): number {
  return Date.parse(metadata.creationTimestamp ?? '') || 0;
}

/** The owner, too, is renewed again and again: until the authority has had enough. */
function isFought({ certificate, order, request }: Issuance): boolean {
  const said = [
    order?.status?.reason,
    conditionOf(request, 'Ready')?.message,
    conditionOf(certificate, 'Issuing')?.message,
  ];
  return (certificate.status?.revision ?? 0) > 20 || said.some((text) => problemIn(text ?? '')?.type === 'rateLimited');
}
