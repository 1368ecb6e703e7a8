import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { certificateFingerprint, credentialsOf } from './credentials.ts';
import { parseKubeconfig } from './load.ts';

const pem = (word: string) => `-----BEGIN ${word}-----\nAAAA\n-----END ${word}-----\n`;
const base64 = (text: string) => Buffer.from(text).toString('base64');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lions-credentials-'));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

const file = () => join(folder, 'config');
const put = (name: string, text: string) => writeFile(join(folder, name), text);

async function credentials(user: Record<string, unknown>) {
  const parsed = parseKubeconfig(JSON.stringify({ users: [{ name: 'u', user }] }), file());
  const entry = parsed.users[0]?.user;
  if (!entry) throw new Error('no user');
  return credentialsOf({ file: file(), value: entry }, { cluster: {} as never, server: 'https://k3s', env: {} });
}
const authorization = async (user: Record<string, unknown>) =>
  (await (await credentials(user)).identity()).authorization;

describe('who asks', () => {
  test('by token, by password, by nothing', async () => {
    expect(await authorization({ token: 'abc' })).toBe('Bearer abc');
    expect(await authorization({ username: 'ada', password: 'p:w' })).toBe(`Basic ${base64('ada:p:w')}`);
    expect(await authorization({ username: 'ada', password: 'x', token: 'abc' })).toBe('Bearer abc');
    expect(await authorization({})).toBeUndefined();
  });

  test('by certificate and key, inline before file', async () => {
    await put('a.crt', pem('CERTIFICATE'));
    await put('a.key', pem('EC PRIVATE KEY'));
    const paths = { 'client-certificate': 'a.crt', 'client-key': 'a.key' };
    expect(await (await credentials(paths)).identity()).toMatchObject({ certificate: pem('CERTIFICATE') });
    const inline = { ...paths, 'client-certificate-data': base64(pem('OTHER')), 'client-key-data': base64(pem('KEY')) };
    expect(await (await credentials(inline)).identity()).toMatchObject({ certificate: pem('OTHER'), key: pem('KEY') });
  });

  test.each([
    [{ 'client-certificate-data': base64(pem('X')) }, /belong together/],
    [{ 'client-certificate': 'absent.crt' }, /absent\.crt: it does not exist/],
    [{ 'client-key-data': 'U0VDUkVU' }, /client-key-data: not the base64 of a PEM/],
    [{ 'auth-provider': { name: 'gcp' } }, /auth-provider gcp is not supported/],
  ])('half or unreadable credentials are refused at once (%#)', async (user, detail) => {
    await expect(credentials(user)).rejects.toMatchObject({
      code: 'LIONS-CFG-002',
      message: expect.stringMatching(detail) as string,
      parameters: { file: file() },
    });
  });

  test('as somebody else, in headers of their own', async () => {
    const user = { as: 'bob', 'as-uid': '7', 'as-groups': ['a', 'b'], 'as-user-extra': { 'scope/x': ['1'] } };
    expect((await credentials(user)).headers).toEqual({
      'Impersonate-User': 'bob',
      'Impersonate-Uid': '7',
      'Impersonate-Group': ['a', 'b'],
      'Impersonate-Extra-scope%2Fx': ['1'],
    });
  });
});

describe('a token file', () => {
  test('comes before a token, is trimmed, and is read again after ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await put('token', 'one\n');
    const held = await credentials({ tokenFile: 'token', token: 'inline' });
    expect((await held.identity()).authorization).toBe('Bearer one');
    await put('token', 'two\n');
    expect((await held.identity()).authorization).toBe('Bearer one');
    vi.advanceTimersByTime(10_001);
    expect((await held.identity()).authorization).toBe('Bearer two');
  });

  test('that vanishes or is empty for a moment leaves the held token in use', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await put('token', 'one');
    const held = await credentials({ tokenFile: 'token' });
    await held.identity();
    vi.advanceTimersByTime(10_001);
    await put('token', '');
    expect((await held.identity()).authorization).toBe('Bearer one');
    await rm(join(folder, 'token'));
    expect((await held.identity()).authorization).toBe('Bearer one');
  });

  test('that was never there is an error', async () => {
    const held = await credentials({ tokenFile: 'absent' });
    await expect(held.identity()).rejects.toMatchObject({ code: 'LIONS-CFG-002' });
  });
});

describe('after a 401', () => {
  test('certificate files are read again, as K3s renews them in place', async () => {
    await put('a.crt', pem('OLD'));
    await put('a.key', pem('KEY'));
    const held = await credentials({ 'client-certificate': 'a.crt', 'client-key': 'a.key' });
    const before = await held.identity();
    await put('a.crt', pem('NEW'));
    expect(await held.identity()).toEqual(before);
    expect(held.renew()).toBe(true);
    const after = await held.identity();
    expect(after.certificate).toBe(pem('NEW'));
    expect(certificateFingerprint(after)).not.toBe(certificateFingerprint(before));
  });

  test('nothing new is to be had of what stands in the kubeconfig itself', async () => {
    expect((await credentials({ token: 'abc' })).renew()).toBe(false);
    expect((await credentials({ tokenFile: 'absent' })).renew()).toBe(true);
  });
});
