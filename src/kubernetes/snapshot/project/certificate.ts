import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { SecretCertificate } from '../../../model/kinds.ts';
import { isFields } from './fields.ts';

/** What the certificate of a TLS Secret says; the key is used to see whether it fits, and forgotten. */
export function certificateOf(data: unknown): SecretCertificate {
  const pem = decoded(data, 'tls.crt');
  if (!pem?.trim()) return { problem: 'tls.crt is empty' };
  try {
    const certificate = new X509Certificate(pem);
    return {
      subject: oneLine(certificate.subject),
      issuer: oneLine(certificate.issuer),
      names: namesOf(certificate),
      notBefore: certificate.validFromDate.toISOString(),
      notAfter: certificate.validToDate.toISOString(),
      authority: certificate.ca,
      keyMatches: fits(certificate, decoded(data, 'tls.key')),
    };
  } catch {
    // OpenSSL's own words differ between versions and say no more than this.
    return { problem: 'tls.crt is no certificate in PEM form' };
  }
}

function decoded(data: unknown, key: string): string | undefined {
  const encoded = isFields(data) ? data[key] : undefined;
  return typeof encoded === 'string' ? Buffer.from(encoded, 'base64').toString('utf8') : undefined;
}

function fits(certificate: X509Certificate, key: string | undefined): boolean {
  if (!key?.trim()) return false;
  try {
    return certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ').slice(0, 300);
}

function namesOf({ subjectAltName = '' }: X509Certificate): readonly string[] {
  return subjectAltName
    .split(', ')
    .flatMap((entry) => /^(?:DNS|IP Address):(.{1,253})$/.exec(entry)?.[1] ?? [])
    .slice(0, 100);
}
