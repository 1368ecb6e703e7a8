import type { Cluster } from '../cluster.ts';
import { ageOf, conditionOf, type Issuance, since } from './issuance.ts';

const minute = 60_000;
/** Objects of one `kubectl apply` find each other within this time. */
export const settling = 2 * minute;
/** An ordinary issuance over ACME is done by then. */
export const ordinary = 5 * minute;

/** Whether something is to be explained at all: there is no certificate, its renewal fails, or nobody renews it. */
export function waits(cluster: Cluster, issuance: Issuance): boolean {
  const { certificate } = issuance;
  if (!hasFailed(issuance) && ageOf(cluster, certificate) < settling) return false;
  if (conditionOf(certificate, 'Ready')?.status !== 'True') return true;
  if (failures(issuance) > 0) return true;
  const issuing = conditionOf(certificate, 'Issuing');
  if (issuing?.status === 'True') return since(cluster, issuing.lastTransitionTime) > ordinary;
  return isOverdue(cluster, issuance);
}

/** Attempts that failed since the last success. */
export function failures({ certificate }: Issuance): number {
  const { failedIssuanceAttempts = 0, lastFailureTime } = certificate.status ?? {};
  return Math.max(failedIssuanceAttempts, lastFailureTime ? 1 : 0);
}

/** cert-manager renews on time, so one that is past its time waits for somebody; expired it certainly does. */
function isOverdue(cluster: Cluster, { certificate }: Issuance): boolean {
  const renewal = Date.parse(certificate.status?.renewalTime ?? '');
  const end = Date.parse(certificate.status?.notAfter ?? '');
  if (end <= cluster.now) return true;
  const margin = Math.min(60 * minute, (end - renewal) / 2 || 60 * minute);
  return cluster.now - renewal > margin;
}

const failedStates = new Set(['invalid', 'errored', 'expired']);

export function isFailedState(state: string | undefined): boolean {
  return failedStates.has(state ?? '');
}

/** Whether the attempt ended badly: nobody has to wait to see that. */
export function hasFailed({ certificate, request, order, challenges }: Issuance): boolean {
  const reason = conditionOf(request, 'Ready')?.reason;
  return (
    certificate.status?.lastFailureTime !== undefined ||
    reason === 'Failed' ||
    reason === 'Denied' ||
    [order, ...challenges].some((one) => isFailedState(one?.status?.state))
  );
}
