import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ExecPlugin } from './exec-plugin.ts';
import type { CredentialsContext } from './identity.ts';
import type { ExecEntry } from './schema.ts';

// Plugins are real programs: shell scripts that print what is given and count how often they ran.

const v1 = 'client.authentication.k8s.io/v1';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lions-plugin-'));
});
afterEach(() => rm(folder, { recursive: true }));

const credential = (status: Record<string, unknown>, apiVersion = v1) =>
  JSON.stringify({ kind: 'ExecCredential', apiVersion, status });

async function script(body: string): Promise<string> {
  const path = join(folder, 'plugin');
  await writeFile(path, `#!/bin/sh\necho run >> ${join(folder, 'runs')}\n${body}\n`);
  await chmod(path, 0o755);
  return path;
}

async function plugin(body: string, more: Partial<ExecEntry> = {}, context: Partial<CredentialsContext> = {}) {
  const entry = { apiVersion: v1, command: await script(body), ...more } as ExecEntry;
  const cluster = { 'certificate-authority-data': 'Q0E=', 'tls-server-name': 'name' } as CredentialsContext['cluster'];
  return new ExecPlugin(entry, { cluster, server: 'https://k3s:6443', ...context });
}
const printing = (text: string, more: Partial<ExecEntry> = {}) => plugin(`cat <<'END'\n${text}\nEND`, more);
const runs = async () => (await readFile(join(folder, 'runs'), 'utf8')).trim().split('\n').length;
const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

describe('a credential plugin', () => {
  test('is run once for any number of calls', async () => {
    const held = await printing(credential({ token: 'abc' }));
    expect(await Promise.all([held.identity(), held.identity()])).toMatchObject([
      { authorization: 'Bearer abc' },
      { authorization: 'Bearer abc' },
    ]);
    await held.identity();
    expect(await runs()).toBe(1);
  });

  test('is run again when its credential is about to end, and after a 401', async () => {
    const held = await printing(credential({ token: 'abc', expirationTimestamp: later(3) }));
    await held.identity();
    await held.identity();
    expect(await runs()).toBe(2);
    const lasting = await printing(credential({ token: 'abc', expirationTimestamp: later(60) }));
    await lasting.identity();
    await lasting.identity();
    expect(await runs()).toBe(3);
    expect(lasting.forget()).toBe(true);
    await lasting.identity();
    expect(await runs()).toBe(4);
  });

  test('is run once when many callers find the credential ended at the same time', async () => {
    const held = await printing(credential({ token: 'abc', expirationTimestamp: later(3) }));
    await held.identity();
    await Promise.all([held.identity(), held.identity(), held.identity()]);
    expect(await runs()).toBe(2);
  });

  test('gets its arguments, its environment and what it needs to know of the cluster', async () => {
    const held = await plugin(
      `printf '%s\\n' "$KUBERNETES_EXEC_INFO" "$1" "$OWN" "$GIVEN" > ${join(folder, 'seen')}
printf '{"kind":"ExecCredential","apiVersion":"${v1}","status":{"token":"x"}}'`,
      {
        args: ['a b; $(exit)'],
        env: [{ name: 'OWN', value: '1' }],
        provideClusterInfo: true,
      },
      { env: { PATH: process.env['PATH'], GIVEN: '2' } },
    );
    await held.identity();
    const [info = '', argument, own, given] = (await readFile(join(folder, 'seen'), 'utf8')).split('\n');
    expect([argument, own, given]).toEqual(['a b; $(exit)', '1', '2']);
    expect(JSON.parse(info)).toMatchObject({
      kind: 'ExecCredential',
      apiVersion: v1,
      spec: { interactive: false, cluster: { server: 'https://k3s:6443', 'certificate-authority-data': 'Q0E=' } },
    });
  });

  test('may give a client certificate', async () => {
    const held = await printing(credential({ clientCertificateData: 'CERT', clientKeyData: 'KEY' }));
    expect(await held.identity()).toEqual({ authorization: undefined, certificate: 'CERT', key: 'KEY' });
  });
});

describe('a plugin that fails', () => {
  test.each<[string, string, Partial<ExecEntry>, RegExp]>([
    ['ends badly', 'echo first >&2; echo "login expired" >&2; exit 3', {}, /^exit status 3: login expired$/],
    [
      'complains with a secret',
      'echo "bad eyJhbGciOiJSUzI1NiIsImtpZCI6IlNFQ1JFVCJ9" >&2; exit 1',
      {},
      /^exit status 1: bad …$/,
    ],
    ['prints no JSON', 'echo SECRET', {}, /^it did not print JSON$/],
    ['prints something else', 'echo "{}"', {}, /^it printed no ExecCredential/],
    [
      'prints another version',
      `echo '${credential({ token: 'x' }, 'client.authentication.k8s.io/v1beta1')}'`,
      {},
      /v1beta1, not .*\/v1$/,
    ],
    ['prints neither token nor certificate', `echo '${credential({})}'`, {}, /neither a token nor a certificate/],
    ['prints a certificate without key', `echo '${credential({ clientCertificateData: 'C' })}'`, {}, /needs its key/],
    [
      'prints a time that is none',
      `echo '${credential({ token: 'x', expirationTimestamp: 'soon' })}'`,
      {},
      /not a time/,
    ],
    [
      'is of an old version',
      'exit 0',
      { apiVersion: 'client.authentication.k8s.io/v1alpha1' },
      /v1alpha1 is not supported/,
    ],
    [
      'is not there',
      '',
      { command: '/nonexistent/plugin', installHint: 'Get it at example.org.' },
      /^it is not installed\. Get it at example\.org\.$/,
    ],
    ['may not be run', '', { command: '/etc/passwd' }, /^this user may not run it$/],
    ['prints without end', 'yes | head -c 2000000', {}, /^it printed more than 1 MB$/],
  ])('because it %s is told as such', async (_name, body, entry, detail) => {
    const error: unknown = await (await plugin(body, entry)).identity().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'LIONS-CFG-004', message: expect.stringMatching(detail) as string });
    expect((error as Error).message).not.toContain('SECRET');
  });

  test('is run again at the next call', async () => {
    const marker = join(folder, 'second');
    const held = await plugin(
      `[ -e ${marker} ] || { touch ${marker}; exit 1; }\necho '${credential({ token: 'abc' })}'`,
    );
    await expect(held.identity()).rejects.toMatchObject({ code: 'LIONS-CFG-004' });
    expect(await held.identity()).toMatchObject({ authorization: 'Bearer abc' });
  });

  test('is run anew for a caller that still waits when another gives up', async () => {
    const marker = join(folder, 'second');
    const held = await plugin(
      `[ -e ${marker} ] || { touch ${marker}; exec sleep 30; }\necho '${credential({ token: 'abc' })}'`,
    );
    const controller = new AbortController();
    const impatient = held.identity(controller.signal);
    const patient = held.identity();
    setTimeout(() => controller.abort(), 200);
    await expect(impatient).rejects.toMatchObject({ message: 'cancelled' });
    expect(await patient).toMatchObject({ authorization: 'Bearer abc' });
  });

  test('is ended when its caller gives up', async () => {
    const controller = new AbortController();
    const held = await plugin('exec sleep 30');
    setTimeout(() => controller.abort(), 200);
    await expect(held.identity(controller.signal)).rejects.toMatchObject({
      code: 'LIONS-CFG-004',
      message: 'cancelled',
    });
  });
});
