import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { conditionOf, type Issuance } from './issuance.ts';
import { usersOf } from './users.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Milliseconds for which the certificate in the Secret still serves; undefined when there is none that does. */
export function timeLeft(cluster: Cluster, { certificate }: Issuance): number | undefined {
  const end = Date.parse(certificate.status?.notAfter ?? '');
  return Number.isNaN(end) || end <= cluster.now ? undefined : end - cluster.now;
}

/** So little is left that the next attempts may all be in vain: cert-manager may wait up to 32 hours between two. */
export function isLate(cluster: Cluster, issuance: Issuance): boolean {
  const left = timeLeft(cluster, issuance);
  if (left === undefined) return true;
  const begin = Date.parse(issuance.certificate.status?.notBefore ?? '');
  const lifetime = Number.isNaN(begin) ? 90 * day : left + cluster.now - begin;
  return left < Math.min(Math.max(day, lifetime / 30), lifetime / 6);
}

/** What browsers do not get because of it: nothing as long as the old certificate serves. */
export function hurtRoutes(cluster: Cluster, issuance: Issuance): readonly ObjectRef[] {
  const { metadata, spec } = issuance.certificate;
  if (timeLeft(cluster, issuance) !== undefined && conditionOf(issuance.certificate, 'Ready')?.status === 'True')
    return [];
  return usersOf(cluster, metadata.namespace, spec?.secretName).routes;
}

/** critical when somebody needs the certificate and has none, or will soon; else there is time, or nobody waits. */
export function severityOf(cluster: Cluster, issuance: Issuance): 'critical' | 'warning' {
  const { metadata, spec } = issuance.certificate;
  const { routes, workloads } = usersOf(cluster, metadata.namespace, spec?.secretName);
  return isLate(cluster, issuance) && routes.length + workloads.length > 0 ? 'critical' : 'warning';
}

/** When cert-manager tries again after a failure: it waits one hour, then twice as long each time, 32 hours at most. */
export function nextAttempt({ certificate }: Issuance): string {
  const { lastFailureTime, failedIssuanceAttempts = 1 } = certificate.status ?? {};
  const failed = Date.parse(lastFailureTime ?? '');
  if (Number.isNaN(failed)) return '–';
  const hours = Math.min(2 ** Math.max(0, Math.min(failedIssuanceAttempts - 1, 5)), 32);
  return instant(failed + hours * hour);
}

/** To the second, as Kubernetes writes it. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
