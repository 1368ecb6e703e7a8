import type { Evidence } from '../../model/finding.ts';
import type { Event } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import type { Recogniser } from './cause.ts';
import { conditionOf, type Issuance, saidBy } from './issuance.ts';
import { problemIn, quoted, retryAfter } from './messages.ts';
import { isFailedState, ordinary } from './progress.ts';

interface Said {
  readonly text: string;
  readonly evidence: Evidence;
}

/** The authority said no: for now, because it was asked too often (M5), or because of what it was asked (M12). */
export const authorityRefusal: Recogniser = (cluster, issuance) => {
  const said = [...saidOf(cluster, issuance)].filter(({ text }) => !isEmpty(text));
  const answer = said.find(({ text }) => problemIn(text) !== undefined) ?? said[0];
  if (!answer) return undefined;
  const problem = problemIn(answer.text);
  const limited = problem?.type === 'rateLimited';
  return {
    code: limited ? 'M5' : 'M12',
    object: issuance.ref,
    evidence: [answer.evidence],
    parameters: {
      detail: quoted(problem?.detail ?? answer.text),
      ...(limited ? { until: retryAfter(answer.text) ?? '–' } : { type: problem?.type ?? '–' }),
    },
    ...(problem?.type === 'connection' && { blames: issuance.solvers.map((pod) => refOf('Pod', pod)) }),
  };
};

/** An order that only says that it failed. */
function isEmpty(text: string): boolean {
  return text.trim() === '' || /order is in "\w*" state:?\s*$/.test(text.trim());
}

/** What was said of the failure, the closest to its cause first. */
function* saidOf(cluster: Cluster, issuance: Issuance): Iterable<Said> {
  const { certificate, challenges, order, request, ref } = issuance;
  for (const challenge of challenges) {
    const { state, reason = '' } = challenge.status ?? {};
    if (isFailedState(state) || problemIn(reason))
      yield { text: reason, evidence: fromStatus(refOf('Challenge', challenge), 'status.reason', reason) };
  }
  const { state, reason = '' } = order?.status ?? {};
  if (order && isFailedState(state))
    yield { text: reason, evidence: fromStatus(refOf('Order', order), 'status.reason', reason) };
  const ready = conditionOf(request, 'Ready');
  if (request && ready?.reason === 'Failed') {
    const evidence = fromStatus(refOf('CertificateRequest', request), 'status.conditions[Ready]', saidBy(ready));
    yield { text: ready.message ?? '', evidence };
  }
  const issuing = conditionOf(certificate, 'Issuing');
  if (issuing?.status === 'False' && certificate.status?.lastFailureTime)
    yield { text: issuing.message ?? '', evidence: fromStatus(ref, 'status.conditions[Issuing]', saidBy(issuing)) };
  // Challenges go with their order; what was told of them stays for an hour.
  if (!request || ready?.reason === 'Failed')
    for (const event of failedChallenges(cluster, issuance))
      yield { text: event.message ?? '', evidence: fromEvent(event) };
}

const challengeEvents = perCluster((cluster) =>
  Map.groupBy(
    cluster.all('Event').filter((event) => event.involvedObject.kind === 'Challenge' && event.reason === 'Failed'),
    (event) => event.involvedObject.namespace ?? '',
  ),
);

/** A challenge is named after its order, an order after its request, a request after its Certificate and a number. */
function failedChallenges(cluster: Cluster, { certificate, request }: Issuance): readonly Event[] {
  const { namespace = '', name } = certificate.metadata;
  const own = new RegExp(`^${name.replace(/[^\w-]/g, '\\$&')}-(?:\\w{5}|\\d+)-\\d+-\\d+$`);
  return (challengeEvents(cluster).get(namespace) ?? []).filter(({ involvedObject: { name: about = '' } }) =>
    request ? about.startsWith(`${request.metadata.name}-`) : own.test(about),
  );
}

/** The request was denied, or nobody approves it. */
export const unapproved: Recogniser = (_, { request, ref, attemptAge }) => {
  if (!request) return undefined;
  const denied = conditionOf(request, 'Denied');
  const ready = conditionOf(request, 'Ready');
  const isDenied = denied?.status === 'True' || ready?.reason === 'Denied';
  const open = conditionOf(request, 'Approved')?.status !== 'True' && ready?.reason !== 'Failed' && !ready?.message;
  if (!isDenied && !(open && attemptAge > ordinary)) return undefined;
  const shown = isDenied ? (denied ?? ready) : undefined;
  const object = refOf('CertificateRequest', request);
  const said = shown ? saidBy(shown) : 'no condition Approved';
  return {
    code: 'M4',
    object: ref,
    evidence: [fromStatus(object, shown ? `status.conditions[${shown.type}]` : 'status.conditions', said)],
    related: [{ ...object, role: 'reference' }],
    parameters: { request: request.metadata.name, detail: quoted(said) },
  };
};
