import { X509Certificate } from 'node:crypto';
import type { HostCertificate } from '../../model/host.ts';
import { type Readable, unreadable } from '../../model/readable.ts';
import type { Section } from './section.ts';

/** Only what stands between the marks of a certificate is printed, so that a key in the same file never leaves the machine. */
export const certificates: Section<readonly HostCertificate[]> = {
  name: 'certificates',
  script: `as_root 8 sh -c 'cd "$1" 2>/dev/null || { echo "there is no folder $1" >&2; exit 127; }
for file in server/tls/*.crt server/tls/etcd/*.crt agent/*.crt; do
  if [ -f "$file" ]; then
    printf "file %s/%s\\n" "$1" "$file"
    sed -n "/^-----BEGIN CERTIFICATE-----/,/^-----END CERTIFICATE-----/p" "$file" | head -c 20000
  fi
done' sh "$data"`,
  parse(output) {
    const files = output.split(/^file (?=\/)/m).slice(1);
    const found = files.flatMap((file) => firstCertificate(file) ?? []);
    return found.length > 0 ? found : none;
  },
};

const none: Readable<readonly HostCertificate[]> = unreadable('not-found', 'no certificates in the folders of K3s');

const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/;

/** The first of a file is its own; those after it are the authorities that signed it. */
function firstCertificate(file: string): HostCertificate | undefined {
  const path = file.slice(0, file.indexOf('\n'));
  const text = pem.exec(file)?.[0];
  if (!text) return undefined;
  const certificate = new X509Certificate(text);
  return {
    path,
    subject: certificate.subject.replaceAll('\n', ', '),
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
    isAuthority: certificate.ca,
  };
}
