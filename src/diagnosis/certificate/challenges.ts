import type { AcmeSolver, Challenge } from '../../model/custom-kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl } from '../remedy.ts';
import { controllerPods, namesAskedOf, policiesOver, serviceOf, wayIn } from './blames.ts';
import type { Cause, Recogniser } from './cause.ts';
import { ageOf, type Issuance } from './issuance.ts';
import { quoted, type SelfCheck, selfCheckIn } from './messages.ts';
import { failures, isFailedState, ordinary } from './progress.ts';
import { solverFor } from './solver.ts';

const minute = 60_000;

/** The order waits, and for one of its names none of the issuer's solvers may be used. */
export const noSolver: Recogniser = (cluster, { order, challenges, issuer: link, names, certificate }) => {
  if (!order || challenges.length > 0 || isFailedState(order.status?.state) || order.status?.state === 'valid')
    return undefined;
  const told = cluster.events('Order', order).findLast(({ reason }) => reason === 'Solver');
  const solvers = link?.issuer?.spec?.acme?.solvers ?? [];
  const asked = order.spec?.dnsNames ?? names;
  const labels = order.metadata.labels ?? certificate.metadata.labels ?? {};
  const without = link?.issuer?.spec?.acme ? asked.filter((name) => !solverFor(name, solvers, labels)) : [];
  if (!link || (!told && (without.length === 0 || ageOf(cluster, order) < 2 * minute))) return undefined;
  const [first] = without;
  return {
    code: 'M6',
    object: link.ref,
    evidence: [
      ...(told ? [fromEvent(told)] : []),
      fromSpec(refOf('Order', order), 'spec.dnsNames', asked.join(', ')),
      fromSpec(link.ref, 'spec.acme.solvers', solvers.map(written).join('; ') || '[]'),
    ],
    parameters: { detail: first ?? asked.join(', '), solvers: solvers.map(written).join('; ') || '–' },
  };
};

/** Such as `dns01 (dnsZones: example.com)`. */
function written({ http01, dns01, selector }: AcmeSolver): string {
  const sort = [...(http01 ? ['http01'] : []), ...(dns01 ? ['dns01'] : [])].join(', ') || '–';
  const labels = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const limits = Object.entries({ ...selector, matchLabels: labels }).filter(([, list]) => list && list.length > 0);
  return limits.length > 0
    ? `${sort} (${limits.map(([key, list]) => `${key}: ${list?.join(', ')}`).join('; ')})`
    : sort;
}

/** What answers the challenge cannot be made: the pod, the Service, the Ingress, or the record in the DNS. */
export const notPresented: Recogniser = (cluster, issuance) => {
  for (const challenge of open(issuance)) {
    const { reason = '', presented } = challenge.status ?? {};
    const event = cluster.events('Challenge', challenge).at(-1);
    const told = event?.reason === 'PresentError' ? (event.message ?? '') : '';
    const text = reason === '' || reason.startsWith('Successfully') ? told : reason;
    const checking = waitsFor(text) || (presented === true && told === '');
    if (text === '' || (checking && (selfCheckIn(text) || !waitsFor(text)))) continue;
    if (issuance.attemptAge < minute && failures(issuance) === 0) return 'ordinary';
    return presentCause(issuance, challenge, text, told === '' ? undefined : fromEvent(event as never));
  }
  return undefined;
};

function waitsFor(text: string): boolean {
  return /^Waiting for \S+ challenge propagation/i.test(text);
}

function presentCause(
  issuance: Issuance,
  challenge: Challenge,
  text: string,
  told: Cause['evidence'][number] | undefined,
): Cause {
  const { namespace } = challenge.metadata;
  const quota = /exceeded quota: ([\w.-]+)/.exec(text)?.[1];
  const service = serviceOf(text);
  const byIssuer = isDns(challenge) || challenge.spec?.solver?.http01?.ingress?.name !== undefined;
  const blames: ObjectRef[] = [...(quota ? [{ kind: 'ResourceQuota', namespace, name: quota }] : []), ...service];
  return {
    code: 'M7',
    object: byIssuer ? (issuance.issuer?.ref ?? issuance.ref) : issuance.ref,
    evidence: [fromStatus(refOf('Challenge', challenge), 'status.reason', text), ...(told ? [told] : [])],
    related: blames.map((ref) => ({ ...ref, role: 'reference' as const })),
    blames,
    parameters: { domain: challenge.spec?.dnsName ?? '–', detail: quoted(text) },
    commands: [kubectl('describe', refOf('Challenge', challenge))],
  };
}

function isDns({ spec }: Challenge): boolean {
  return /dns/i.test(spec?.type ?? '') || spec?.solver?.dns01 !== undefined;
}

function open({ challenges }: Issuance): readonly Challenge[] {
  return challenges.filter(({ status }) => !isFailedState(status?.state) && status?.processing !== false);
}

const codes = { status: 'M9', connection: 'M10', propagation: 'M10', content: 'M11' } as const;

/** cert-manager's own try of the challenge fails. Names and routes need a while to become known everywhere. */
export const selfCheckFails: Recogniser = (cluster, issuance) => {
  for (const challenge of open(issuance)) {
    const check = selfCheckIn(challenge.status?.reason ?? '');
    if (!check) continue;
    const grace = check.sort === 'propagation' || isDns(challenge) ? 15 * minute : ordinary;
    if (issuance.attemptAge < grace && failures(issuance) === 0) return 'ordinary';
    return checkCause(cluster, issuance, challenge, check);
  }
  return undefined;
};

function checkCause(cluster: Cluster, issuance: Issuance, challenge: Challenge, check: SelfCheck): Cause {
  const domain = challenge.spec?.dnsName ?? '';
  const ref = refOf('Challenge', challenge);
  const ingressClass = absentClass(cluster, issuance, challenge);
  const pods = issuance.solvers.map((pod) => refOf('Pod', pod));
  const lookup = /lookup .{0,300}(?:server misbehaving|i\/o timeout|connection refused)/.test(check.detail);
  return {
    code: codes[check.sort],
    object: (ingressClass === undefined ? undefined : issuance.issuer?.ref) ?? issuance.ref,
    evidence: [
      fromStatus(ref, 'status.reason', challenge.status?.reason),
      ...(ingressClass ? [fromSpec(ref, 'spec.solver.http01.ingress', ingressClass)] : []),
    ],
    related: [...pods.map((pod) => ({ ...pod, role: 'reference' as const }))],
    blames: [
      ...pods,
      ...(lookup ? namesAskedOf(cluster) : []),
      ...(check.sort === 'content' ? [] : [...wayIn(cluster), ...policiesOver(cluster, issuance.solvers)]),
      ...(check.sort === 'connection' ? policiesOver(cluster, controllerPods(cluster)) : []),
    ],
    parameters: {
      domain: domain || '–',
      detail: quoted(check.detail),
      status: check.sort === 'status' ? check.status : '–',
      class: ingressClass ?? '–',
    },
    commands: [
      command('curl', '-sSvL', '-m', '15', `http://${domain}/.well-known/acme-challenge/test`),
      kubectl('describe', ref),
    ],
  };
}

/** The class that the issuer gives to the Ingress of the challenge, when no ingress controller serves one of that name. */
function absentClass(cluster: Cluster, { issuer: link }: Issuance, challenge: Challenge): string | undefined {
  const { ingressClassName, class: old } = challenge.spec?.solver?.http01?.ingress ?? {};
  const name = ingressClassName ?? old;
  if (!name || cluster.exists('IngressClass', undefined, name) !== 'no') return undefined;
  if (cluster.all('IngressClass').length === 0) return undefined;
  const solvers = link?.issuer?.spec?.acme?.solvers ?? [];
  const own = solvers.some(({ http01 }) => [http01?.ingress?.ingressClassName, http01?.ingress?.class].includes(name));
  return own ? name : undefined;
}
