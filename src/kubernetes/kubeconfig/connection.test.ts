import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionOf, resolveConnection } from './connection.ts';
import { mergeKubeconfigs, parseKubeconfig } from './load.ts';

const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lions-connection-'));
  await writeFile(join(folder, 'ca.crt'), pem);
});
afterAll(() => rm(folder, { recursive: true }));

interface Parts {
  readonly cluster?: Record<string, unknown>;
  readonly context?: Record<string, unknown>;
  readonly top?: Record<string, unknown>;
}

function connect({ cluster = {}, context = {}, top = {} }: Parts, options: Parameters<typeof connectionOf>[1] = {}) {
  const config = {
    'current-context': 'here',
    clusters: [{ name: 'c', cluster: { server: 'https://k3s:6443', ...cluster } }],
    contexts: [{ name: 'here', context: { cluster: 'c', ...context } }],
    ...top,
  };
  const file = join(folder, 'config');
  const parsed = mergeKubeconfigs([{ file, value: parseKubeconfig(JSON.stringify(config), file) }]);
  return connectionOf(parsed, { env: {}, ...options });
}

describe('a context', () => {
  test('gives server, namespace and name; anonymous without a user', async () => {
    const connection = await connect({});
    expect(connection).toMatchObject({ context: 'here', namespace: 'default', tls: { insecure: false } });
    expect(connection.server.href).toBe('https://k3s:6443/');
    expect(await connection.credentials.identity()).toEqual({});
    expect((await connect({ context: { namespace: 'shop' } })).namespace).toBe('shop');
  });

  test('may be chosen by name', async () => {
    const contexts = [{ name: 'other', context: { cluster: 'c', namespace: 'n' } }];
    expect(await connect({ top: { contexts } }, { context: 'other' })).toMatchObject({
      context: 'other',
      namespace: 'n',
    });
    await expect(connect({}, { context: 'absent' })).rejects.toMatchObject({
      code: 'LIONS-CFG-003',
      parameters: { name: 'absent', known: 'here' },
    });
  });

  test.each<[string, Parts, RegExp]>([
    ['is not chosen', { top: { 'current-context': '' } }, /no current-context.*it has: here/],
    ['names no cluster', { context: { cluster: '' } }, /context here names no cluster/],
    ['names a cluster that is not there', { context: { cluster: 'x' } }, /names the cluster x, which is not there/],
    ['names a user that is not there', { context: { user: 'x' } }, /names the user x, which is not there/],
    ['has no server', { cluster: { server: '' } }, /no server/],
    ['has a server of another scheme', { cluster: { server: 'ssh://k3s' } }, /not a valid http/],
    ['has a server with a password', { cluster: { server: 'https://ada:SECRET@k3s' } }, /not a valid http/],
    [
      'has an authority that is not there',
      { cluster: { 'certificate-authority': 'absent' } },
      /absent: it does not exist/,
    ],
    [
      'has an authority that is no PEM',
      { cluster: { 'certificate-authority-data': 'U0VDUkVU' } },
      /not the base64 of a PEM/,
    ],
    ['has a proxy of another kind', { cluster: { 'proxy-url': 'socks5://SECRET@p:1' } }, /proxy must be an http/],
  ])('that %s cannot be used', async (_name, parts, detail) => {
    const error: unknown = await connect(parts).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'LIONS-CFG-002', message: expect.stringMatching(detail) as string });
    expect(String((error as Error).message)).not.toContain('SECRET');
  });
});

describe('TLS and proxy', () => {
  test('the authority comes from the data, else from the file', async () => {
    const data = Buffer.from(`${pem}inline`).toString('base64');
    const file = { 'certificate-authority': 'ca.crt' };
    expect((await connect({ cluster: file })).tls.authority).toBe(pem);
    expect((await connect({ cluster: { ...file, 'certificate-authority-data': data } })).tls.authority).toBe(
      `${pem}inline`,
    );
  });

  test('the name to verify and the wish to verify nothing are kept', async () => {
    const cluster = { 'tls-server-name': 'k3s.example', 'insecure-skip-tls-verify': true };
    expect((await connect({ cluster })).tls).toEqual({
      authority: undefined,
      serverName: 'k3s.example',
      insecure: true,
    });
  });

  test('the cluster’s proxy comes before the environment’s', async () => {
    const env = { HTTPS_PROXY: 'proxy.env:8080' };
    expect((await connect({}, { env })).proxy?.href).toBe('http://proxy.env:8080/');
    const cluster = { 'proxy-url': 'https://proxy.file:1' };
    expect((await connect({ cluster }, { env })).proxy?.href).toBe('https://proxy.file:1/');
  });
});

test('no kubeconfig anywhere, and no pod around us, is told with the places', async () => {
  const nothing = resolveConnection({ env: {}, home: folder, exists: () => false });
  await expect(nothing).rejects.toMatchObject({
    code: 'LIONS-CFG-001',
    parameters: { places: `${join(folder, '.kube/config')}, /etc/rancher/k3s/k3s.yaml` },
  });
});
