import { valueOf } from '../../model/readable.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import type { CertificateStatus } from './schema.ts';

const dayMs = 86_400_000;

type Expiring = Omit<CertificateStatus, 'daysLeft'>;

/**
 * Every certificate that the snapshot knows, the first to expire first; a Secret that a Certificate writes is said by that.
 * Null when there was nowhere to look.
 */
export function certificatesOf(cluster: Cluster): CertificateStatus[] | null {
  const found = [...managed(cluster), ...secrets(cluster), ...onHosts(cluster)]
    .map((one) => ({ ...one, daysLeft: Math.floor((Date.parse(one.notAfter) - cluster.now) / dayMs) }))
    .toSorted((a, b) => a.daysLeft - b.daysLeft);
  return found.length === 0 && !cluster.canRead('Secret') ? null : found;
}

function managed(cluster: Cluster): Expiring[] {
  return cluster.all('Certificate').flatMap((certificate) => {
    const notAfter = instant(certificate.status?.notAfter);
    const names = [...(certificate.spec?.dnsNames ?? [])];
    return notAfter ? [{ ...refOf('Certificate', certificate), source: 'certificate' as const, names, notAfter }] : [];
  });
}

function secrets(cluster: Cluster): Expiring[] {
  const written = new Set(
    cluster.all('Certificate').map(({ metadata, spec }) => `${metadata.namespace}/${spec?.secretName}`),
  );
  return cluster.all('Secret').flatMap((secret) => {
    const { certificate, metadata } = secret;
    if (!certificate || 'problem' in certificate || written.has(`${metadata.namespace}/${metadata.name}`)) return [];
    const notAfter = instant(certificate.notAfter);
    const names = [...certificate.names];
    return notAfter ? [{ ...refOf('Secret', secret), source: 'secret' as const, names, notAfter }] : [];
  });
}

/** K3s has a dozen on each host, made together: the first to expire tells. */
function onHosts({ snapshot }: Cluster): Expiring[] {
  return [...snapshot.hosts].flatMap(([name, host]) => {
    const all = valueOf(valueOf(host)?.certificates) ?? [];
    const [first] = all
      .filter(({ isAuthority }) => !isAuthority)
      .toSorted((a, b) => Date.parse(a.notAfter) - Date.parse(b.notAfter));
    const notAfter = instant(first?.notAfter);
    return first && notAfter ? [{ kind: 'Host', name, source: 'host' as const, names: [first.path], notAfter }] : [];
  });
}

function instant(text: string | undefined): string | undefined {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
