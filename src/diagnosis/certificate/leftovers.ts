import type { Challenge } from '../../model/custom-kinds.ts';
import type { Evidence } from '../../model/finding.ts';
import type { Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromSpec, fromStatus } from '../evidence.ts';
import { isHurt } from '../impact.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import type { Recogniser } from './cause.ts';
import { ageOf, conditionOf, type Issuance, saidBy } from './issuance.ts';
import { quoted } from './messages.ts';
import { failures, ordinary } from './progress.ts';

/** The pods that answer the challenge do not run: their own trouble is the cause, and this only says whom it hurts. */
export const solverNotRunning: Recogniser = (cluster, { solvers, ref }) => {
  const stuck = solvers.filter((pod) => !pod.metadata.deletionTimestamp && isHurt(pod) && ageOf(cluster, pod) > 60_000);
  const [first] = stuck;
  if (!first) return undefined;
  return {
    code: 'M20',
    object: ref,
    evidence: [fromStatus(refOf('Pod', first), 'status.phase', first.status?.phase)],
    blames: stuck.flatMap((pod) => [refOf('Pod', pod), workloadOf(cluster, 'Pod', pod), ...registryOf(pod)]),
    parameters: { detail: `Pod/${first.metadata.name}: ${first.status?.phase ?? '–'}` },
  };
};

function registryOf(pod: Pod): readonly ObjectRef[] {
  const image = pod.spec?.containers?.[0]?.image ?? '';
  const host = image.includes('/') ? (image.split('/')[0] ?? '') : '';
  return /[.:]/.test(host) ? [{ kind: 'Registry', name: host }] : [];
}

/** The key in the Secret no longer fits the Certificate, and cert-manager may not make another. */
export const keyKept: Recogniser = (cluster, { certificate, ref, attemptAge }) => {
  const told = cluster.events('Certificate', certificate).findLast(({ reason }) => reason === 'CannotRegenerateKey');
  const issuing = conditionOf(certificate, 'Issuing');
  const said = [issuing, conditionOf(certificate, 'Ready')].find((one) =>
    /private key is not up to date/i.test(one?.message ?? ''),
  );
  const waiting = issuing?.status === 'True' && !certificate.status?.nextPrivateKeySecretName;
  const policy = certificate.spec?.privateKey?.rotationPolicy;
  if (!waiting || policy === 'Always' || (!told && !(said && attemptAge > ordinary))) return undefined;
  return {
    code: 'M15',
    object: ref,
    evidence: [
      ...(told ? [fromEvent(told)] : []),
      ...(said ? [fromStatus(ref, `status.conditions[${said.type}]`, saidBy(said))] : []),
      fromSpec(ref, 'spec.privateKey.rotationPolicy', policy ?? '–'),
    ],
    related: [secretOf(certificate.metadata.namespace, certificate.spec?.secretName)],
    parameters: { secret: certificate.spec?.secretName ?? '–', detail: quoted(told?.message ?? said?.message) },
  };
};

function secretOf(namespace: string | undefined, name: string | undefined) {
  return { kind: 'Secret', namespace, name: name ?? '', role: 'reference' as const };
}

const mismatches = new Set([
  'InvalidKeyPair',
  'InvalidCertificate',
  'SecretMismatch',
  'IncorrectIssuer',
  'IncorrectCertificate',
  'MissingData',
]);

/** The Secret holds something else than what the Certificate asks for, and nobody is about to change that. */
export const secretDiffers: Recogniser = (cluster, issuance) => {
  const { certificate, ref, attemptAge } = issuance;
  const keystore = cluster
    .events('Certificate', certificate)
    .findLast(({ reason }) => reason === 'KeystorePasswordSecretNotFound');
  const ready = conditionOf(certificate, 'Ready');
  const differs =
    ready?.status === 'False' &&
    mismatches.has(ready.reason ?? '') &&
    conditionOf(certificate, 'Issuing')?.status !== 'True' &&
    failures(issuance) === 0 &&
    attemptAge > ordinary;
  if (!keystore && !differs) return undefined;
  return {
    code: 'M14',
    object: ref,
    evidence: [
      ...(keystore ? [fromEvent(keystore)] : []),
      ...(ready ? [fromStatus(ref, 'status.conditions[Ready]', saidBy(ready))] : []),
    ],
    related: [secretOf(certificate.metadata.namespace, certificate.spec?.secretName)],
    parameters: { detail: quoted(keystore?.message ?? ready?.message ?? ready?.reason) },
  };
};

/** It failed, and what was said of it is gone. */
export const backsOff: Recogniser = (_, issuance) => {
  const attempts = failures(issuance);
  if (attempts === 0) return undefined;
  const { lastFailureTime, failedIssuanceAttempts } = issuance.certificate.status ?? {};
  return {
    code: 'M13',
    object: issuance.ref,
    evidence: [
      ...conditions(issuance),
      fromStatus(issuance.ref, 'status.lastFailureTime', lastFailureTime ?? '–'),
      fromStatus(issuance.ref, 'status.failedIssuanceAttempts', failedIssuanceAttempts ?? '–'),
    ],
    parameters: { attempts, last: lastFailureTime ?? '–' },
  };
};

/** It is not there after a time in which others are, and nothing says why. */
export const unexplained: Recogniser = (cluster, issuance) => {
  if (issuance.attemptAge < ordinary) return 'ordinary';
  const { request, order, challenges, certificate, ref } = issuance;
  const ready = conditionOf(request, 'Ready');
  const deepest = challenges[0]?.status?.reason || order?.status?.reason || ready?.message;
  const due = certificate.status?.renewalTime;
  const own = conditionOf(certificate, 'Ready');
  return {
    code: 'M20',
    object: ref,
    evidence: [
      ...conditions(issuance),
      ...(request && ready
        ? [fromStatus(refOf('CertificateRequest', request), 'status.conditions[Ready]', saidBy(ready))]
        : []),
      ...(own?.status === 'True' && due ? [fromStatus(ref, 'status.renewalTime', due)] : []),
    ],
    blames: challenges.flatMap((challenge) => waitsBehind(cluster, challenge)),
    parameters: { detail: quoted(deepest ?? own?.message) },
  };
};

function conditions({ certificate, ref }: Issuance): readonly Evidence[] {
  return ['Ready', 'Issuing'].flatMap((type) => {
    const condition = conditionOf(certificate, type);
    return condition
      ? [fromStatus(ref, `status.conditions[${type}]`, `${condition.status}, ${saidBy(condition)}`)]
      : [];
  });
}

const byDomain = perCluster((cluster) =>
  Map.groupBy(cluster.all('Challenge'), ({ spec }) => `${spec?.type ?? ''} ${spec?.dnsName ?? ''}`),
);

/** Two challenges for one name are solved one after the other: the Certificates of those that are being solved. */
function waitsBehind(cluster: Cluster, challenge: Challenge): readonly ObjectRef[] {
  const { spec, status } = challenge;
  if (status?.processing === true) return [];
  const others = byDomain(cluster).get(`${spec?.type ?? ''} ${spec?.dnsName ?? ''}`) ?? [];
  const busy = others.filter((other) => other !== challenge && other.status?.processing === true);
  return busy.flatMap((other) => certificateOf(cluster, other));
}

function certificateOf(cluster: Cluster, { metadata }: Challenge): readonly ObjectRef[] {
  const order = cluster.get('Order', metadata.namespace, metadata.ownerReferences?.[0]?.name ?? '');
  const request = cluster.get(
    'CertificateRequest',
    metadata.namespace,
    order?.metadata.ownerReferences?.[0]?.name ?? '',
  );
  const owner = request?.metadata.ownerReferences?.[0];
  return owner?.kind === 'Certificate'
    ? [{ kind: 'Certificate', namespace: metadata.namespace, name: owner.name }]
    : [];
}
