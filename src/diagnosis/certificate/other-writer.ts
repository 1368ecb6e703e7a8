import type { Certificate } from '../../model/custom-kinds.ts';
import type { Evidence } from '../../model/finding.ts';
import type { Event, SecretKeys } from '../../model/kinds.ts';
import type { KubeObject } from '../../model/object.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, fromSpec, fromStatus } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import type { Recogniser } from './cause.ts';
import { ageOf, conditionOf, type Issuance, saidBy } from './issuance.ts';
import { quoted } from './messages.ts';
import { failures, ordinary } from './progress.ts';

const hour = 3_600_000;

/**
 * Something besides cert-manager writes a Certificate's Secret, such as an operator, a chart or a copy of another Secret:
 * cert-manager finds what it did not put there, issues anew, is overwritten again, and so on without an end.
 */
export const otherWriter: Recogniser = (cluster, issuance) => {
  const { certificate, ref } = issuance;
  const { namespace } = certificate.metadata;
  const secret = cluster.get('Secret', namespace, certificate.spec?.secretName ?? '');
  const rival = secret && rivalOf(secret, certificate);
  const restless = restlessness(cluster, issuance);
  const differs = differing(certificate);
  const foreign = secret && rival && !hasTrouble(issuance) ? contents(secret, certificate) : undefined;
  if (!restless && !(foreign && conditionOf(certificate, 'Ready')?.status === 'False')) return undefined;
  const object = { kind: 'Secret', namespace, name: certificate.spec?.secretName ?? '' };
  return {
    code: 'M14',
    object: ref,
    evidence: [
      ...(differs ? [fromStatus(ref, `status.conditions[${differs.type}]`, saidBy(differs))] : []),
      ...(restless ? [restless] : []),
      ...(rival ? [fromStatus(object, rival.path, rival.value)] : []),
      ...(foreign ? [fromStatus(object, 'tls.crt names', foreign)] : []),
      fromSpec(ref, 'spec.secretName', object.name),
    ],
    related: [{ ...object, role: 'reference' }],
    parameters: {
      detail: quoted([differs && saidBy(differs), rival?.value].filter(Boolean).join('; ') || restless?.value),
    },
  };
};

/** Reasons and words with which cert-manager tells that a Secret holds what it did not put there. */
const mismatch =
  /^(?:SecretMismatch|IncorrectIssuer|IncorrectCertificate|InvalidKeyPair|InvalidCertificate|InvalidManagedFields|SecretTemplateMismatch|SecretManagedMetadataMismatch|MissingData)$/;
const mismatchWords =
  /not up to date for spec|Secret was (?:previously )?issued (?:by|for)|was not issued by|private key that does not match|Secret contains (?:an )?invalid|contains a bad|Secret does not contain|incorrect managed fields/i;

function differing(certificate: Certificate) {
  return ['Ready', 'Issuing']
    .map((type) => conditionOf(certificate, type))
    .find(
      (one) =>
        one !== undefined &&
        one.status === (one.type === 'Ready' ? 'False' : 'True') &&
        (mismatch.test(one.reason ?? '') || mismatchWords.test(one.message ?? '')),
    );
}

interface Sign {
  readonly path: string;
  readonly value: string;
}

const copied =
  /^(?:reflector\.v1\.k8s\.emberstack\.com\/(?:reflects|auto-reflects)|replicator\.v1\.mittwald\.de\/replicated-from|kubed\.appscode\.com\/origin)/;
const managed =
  /^(?:reconcile\.external-secrets\.io\/(?:managed|data-hash)|meta\.helm\.sh\/release-name|argocd\.argoproj\.io\/(?:tracking-id|instance)|app\.kubernetes\.io\/instance|kustomize\.toolkit\.fluxcd\.io\/name|helm\.toolkit\.fluxcd\.io\/name|objectset\.rio\.cattle\.io\/(?:id|hash)|sealedsecrets\.bitnami\.com\/(?:managed|cluster-wide))$/;

/** What shows that somebody else manages the Secret: an owner, or the mark of a tool that the Certificate does not ask for. */
function rivalOf({ metadata }: SecretKeys, certificate: Certificate): Sign | undefined {
  const owner = metadata.ownerReferences?.find(({ kind }) => kind !== 'Certificate');
  if (owner) return { path: 'metadata.ownerReferences', value: `${owner.kind}/${owner.name}` };
  const template = (certificate.spec as { secretTemplate?: Template } | undefined)?.secretTemplate ?? {};
  for (const part of ['annotations', 'labels'] as const) {
    const entry = Object.entries(metadata[part] ?? {}).find(
      ([key, value]) =>
        template[part]?.[key] === undefined &&
        (copied.test(key) || managed.test(key) || (key === 'app.kubernetes.io/managed-by' && value !== 'cert-manager')),
    );
    if (entry) return { path: `metadata.${part}[${entry[0]}]`, value: `${entry[0]}: ${entry[1]}` };
  }
  const other = metadata.annotations?.['cert-manager.io/certificate-name'];
  const isOther = other !== undefined && other !== '' && other !== certificate.metadata.name;
  return isOther ? { path: 'metadata.annotations[cert-manager.io/certificate-name]', value: other } : undefined;
}

interface Template {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

/** What keeps the present attempt from its end is another question: the first certificate is not there yet, or fails to come. */
function hasTrouble(issuance: Issuance): boolean {
  const { certificate, request, attemptAge } = issuance;
  return failures(issuance) > 0 || !certificate.status?.revision || (request !== undefined && attemptAge > ordinary);
}

/** What shows that the Secret no longer holds what cert-manager once put there, and noted in its annotations. */
function contents({ certificate: held, metadata }: SecretKeys, { metadata: own }: Certificate): string | undefined {
  const names = held && !('problem' in held) ? (held.names ?? []) : [];
  const noted = metadata.annotations ?? {};
  const alternatives = (noted['cert-manager.io/alt-names'] ?? '').split(',').filter((name) => name !== '');
  const fits =
    noted['cert-manager.io/certificate-name'] === own.name &&
    (names.length === 0 || alternatives.every((name) => names.includes(name)));
  return fits ? undefined : names.join(', ') || '–';
}

/** How often it is issued anew because of what stands in the Secret: more often than any lifetime would have it. */
function restlessness(cluster: Cluster, issuance: Issuance): Evidence | undefined {
  const { certificate, ref } = issuance;
  const events = cluster.events('Certificate', certificate).filter((event) => isOverwritten(cluster, event));
  const times = events.reduce((sum, event) => sum + (event.count ?? event.series?.count ?? 1), 0);
  const last = events.at(-1);
  const since = Math.min(...events.map(({ firstTimestamp }) => Date.parse(String(firstTimestamp ?? ''))));
  const hours = last && since < eventTime(last) ? (eventTime(last) - since) / hour : 1;
  // An attempt that fails is repeated too, once an hour at most.
  if (failures(issuance) === 0 && last && times >= 5 && times / hours >= 3) return fromEvent(last);
  const { revision = 0, notBefore, renewalTime } = certificate.status ?? {};
  const planned = Date.parse(renewalTime ?? '') - Date.parse(notBefore ?? '');
  const done = successes(cluster, issuance);
  if (planned > 12 * hour && done.length >= 5)
    return fromStatus(ref, 'CertificateRequests of the last hour', done.length);
  const fresh = cluster.now - Date.parse(notBefore ?? '') < 2 * hour;
  const actual = ageOf(cluster, certificate) / Math.max(revision, 1);
  if (revision < 20 || !fresh || !(actual < planned / 10) || !differing(certificate)) return undefined;
  return fromStatus(ref, 'status.revision', revision);
}

/** Requests of the last hour that were fulfilled: once in the life of a certificate there is one. */
function successes(cluster: Cluster, { certificate: { metadata } }: Issuance): readonly KubeObject[] {
  return (requests(cluster).get(`${metadata.namespace ?? ''}/${metadata.name}`) ?? []).filter(
    (request) => ageOf(cluster, request) < hour && conditionOf(request, 'Ready')?.status === 'True',
  );
}

const requests = perCluster((cluster) =>
  Map.groupBy(
    cluster.all('CertificateRequest'),
    ({ metadata }) =>
      `${metadata.namespace ?? ''}/${metadata.annotations?.['cert-manager.io/certificate-name'] ?? metadata.ownerReferences?.[0]?.name ?? ''}`,
  ),
);

function isOverwritten(cluster: Cluster, event: Event): boolean {
  if (event.reason !== 'Issuing' || cluster.now - eventTime(event) > hour) return false;
  return mismatchWords.test(event.message ?? '') || /Secret (?:does not exist|is missing)/i.test(event.message ?? '');
}
