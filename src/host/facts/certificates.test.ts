import { expect, test } from 'vitest';
import { createIdentity } from '../../sandbox/tls/authority.ts';
import { certificates } from './certificates.ts';

test('the first certificate of each file counts, and what is no certificate is passed over', async () => {
  const now = new Date('2026-11-25T09:00:00Z');
  const { certificate, authority } = await createIdentity(now);
  const output = [
    'file /var/lib/rancher/k3s/server/tls/serving-kube-apiserver.crt',
    certificate.trim(),
    authority.trim(),
    'file /var/lib/rancher/k3s/server/tls/empty.crt',
    'file /var/lib/rancher/k3s/server/tls/server-ca.crt',
    authority.trim(),
    '',
  ].join('\n');
  const found = certificates.parse(output);
  expect(found).toMatchObject([
    { path: '/var/lib/rancher/k3s/server/tls/serving-kube-apiserver.crt', isAuthority: false },
    { path: '/var/lib/rancher/k3s/server/tls/server-ca.crt', isAuthority: true },
  ]);
  if (!Array.isArray(found)) throw new Error('a list was expected');
  for (const one of found) {
    expect(one.subject).toMatch(/CN=/);
    expect(Date.parse(one.notBefore)).toBeLessThanOrEqual(now.getTime());
    expect(Date.parse(one.notAfter)).toBeGreaterThan(now.getTime());
  }
});

test('a machine without any says so', () => {
  expect(certificates.parse('')).toMatchObject({ ok: false, unreadable: { reason: 'not-found' } });
});
