import type { Severity } from '../../model/finding.ts';
import type { HostCertificate } from '../../model/host.ts';

/** A certificate by its end. */
export interface Ending {
  readonly file: string;
  /** RFC 3339. */
  readonly until: string;
  readonly severity: Severity;
  readonly left: number;
}

const day = 86_400_000;
/** What K3s and people leave lying beside the certificates in use. */
const unused = /\/(temporary-certs|tls-\d[^/]*|backup[^/]*)\/|\.(bak|old|orig|lab|\d+)$/i;

/** Certificates that have ended or will, by the share of their life that is left: a month of a year, ten months of ten years. */
export function endingOf(certificate: HostCertificate, now: number): Ending | undefined {
  const until = Date.parse(certificate.notAfter);
  const life = until - Date.parse(certificate.notBefore);
  if (Number.isNaN(life) || unused.test(certificate.path)) return undefined;
  const severity = urgency(until - now, life);
  return severity && { file: certificate.path, until: certificate.notAfter, severity, left: until - now };
}

/** K3s renews at its start what has less than a quarter of its life left: until then a restart is all it takes. */
export function urgency(left: number, life: number): Severity | undefined {
  if (left <= Math.min(day, life / 12)) return 'critical';
  if (left <= life / 12) return 'warning';
  return left <= life / 4 ? 'info' : undefined;
}

const leafLife = 365 * day;
const authorityLife = 3650 * day;
const instant = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:Z| ?[+-]\d\d:?\d\d| UTC)?/g;

/** The earliest end that K3s's event names; K3s checks leaves and authorities apart, so their life is known from the reason. */
export function endingInEvent(message: string, authority: boolean, now: number): Ending {
  const instants = (message.match(instant) ?? []).map((text) =>
    Date.parse(text.replace(' UTC', 'Z').replace(' ', 'T')),
  );
  const until = Math.min(...instants.filter((at) => !Number.isNaN(at)));
  const file = /[\w./-]+\.crt/.exec(message)?.[0] ?? 'K3s';
  if (!Number.isFinite(until))
    return { file, until: '?', severity: /expired/i.test(message) ? 'critical' : 'warning', left: 0 };
  const severity = urgency(until - now, authority ? authorityLife : leafLife) ?? 'info';
  return { file, until: new Date(until).toISOString().replace('.000Z', 'Z'), severity, left: until - now };
}

/**
 * What a refusal says of a certificate's time. Go says “has expired or is not yet valid” of both and tells them apart only by
 * the instants that follow; without them it is expired, as nearly all are. One whose beginning has come since is neither.
 */
export function timeTrouble(message: string, now: number): 'expired' | 'early' | undefined {
  const before = /current time \S{1,40} is before (\S{1,40}?)[\s"',;\]]?(?:$|[\s"',;\]])/.exec(message)?.[1];
  if (before !== undefined) return Date.parse(before) <= now ? undefined : 'early';
  if (
    /expired or is not yet valid|certificate has expired|CERT_HAS_EXPIRED|certificate[ _]expired|expired certificate/i.test(
      message,
    )
  )
    return 'expired';
  return /not[ _]yet[ _]valid/i.test(message) ? 'early' : undefined;
}
