import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LionsError } from '../../model/error.ts';
import { loadKubeconfig, mergeKubeconfigs, parseKubeconfig } from './load.ts';

const parse = (text: string) => parseKubeconfig(text, '/etc/lions/kube.yaml');
const merged = (...texts: readonly string[]) =>
  mergeKubeconfigs(texts.map((text, index) => ({ file: `/${index}`, value: parseKubeconfig(text, `/${index}`) })));

describe('a kubeconfig file', () => {
  test('may leave out or empty everything', () => {
    for (const text of ['', 'clusters:\nusers: null\ncontexts: []\n', 'users: [{name: a, user: {token: ""}}]\n'])
      expect(parse(text)).toMatchObject({ clusters: [], contexts: [] });
    expect(parse('users: [{name: a, user: {token: ""}}]').users[0]?.user?.token).toBeUndefined();
  });

  test('keeps numbers that were meant as text, and ignores what it does not know', () => {
    const text =
      'current-context: 7\nusers: [{name: 1, user: {username: 2, password: 3, new-field: {}}}]\nextensions: []\n';
    expect(parse(text)).toMatchObject({
      'current-context': '7',
      users: [{ name: '1', user: { username: '2', password: '3' } }],
    });
  });

  test('has its paths made absolute from its own folder; a bare plugin name is left to PATH', () => {
    const text = `
clusters: [{name: c, cluster: {certificate-authority: ca.crt}}]
users:
  - {name: a, user: {client-certificate: ../a.crt, client-key: /abs.key, tokenFile: t}}
  - {name: b, user: {exec: {command: ./plugin, apiVersion: v1}}}
  - {name: c, user: {exec: {command: plugin, apiVersion: v1}}}
`;
    const { clusters, users } = parse(text);
    expect(clusters[0]?.cluster?.['certificate-authority']).toBe('/etc/lions/ca.crt');
    expect(users[0]?.user).toMatchObject({
      'client-certificate': '/etc/a.crt',
      'client-key': '/abs.key',
      tokenFile: '/etc/lions/t',
    });
    expect(users.slice(1).map((entry) => entry.user?.exec?.command)).toEqual(['/etc/lions/plugin', 'plugin']);
  });

  test.each([
    ['users:\n  - name: a\n    user: {token: SECRET\n', /line \d+: not valid YAML/],
    ['a: 1\na: 2 # SECRET\n', /line \d+: not valid YAML/],
    ['users: SECRET\n', /^users:/],
    ['SECRET', /^the file:/],
    ['users: [{name: a, user: {exec: {args: [SECRET]}}}]', /^users\.0\.user\.exec\.command:/],
    ['users: *SECRET\n', /not valid YAML/],
    [`a: &a [x,x,x,x,x,x,x,x,x,x]\n${bomb()}users: [*i]\n`, /not valid YAML/],
  ])('that is wrong (%#) is refused by name and place, without its content', (text, detail) => {
    const error = thrownBy(() => parse(text));
    expect(error).toBeInstanceOf(LionsError);
    expect(error).toMatchObject({ code: 'LIONS-CFG-002', parameters: { file: '/etc/lions/kube.yaml' } });
    expect((error as Error).message).toMatch(detail);
    expect(JSON.stringify([(error as Error).message, (error as LionsError).parameters])).not.toContain('SECRET');
  });
});

/** Nested aliases that would expand to a hundred million items. */
function bomb(): string {
  const names = 'abcdefghi'.split('');
  return names
    .slice(1)
    .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${names[index]}`).join(',')}]\n`)
    .join('');
}

function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('several files', () => {
  test('are merged: the first entry of a name wins, and the first current-context', () => {
    const config = merged(
      'clusters: [{name: c, cluster: {server: one}}]\nusers: [{name: u}]\n',
      'current-context: second\nclusters: [{name: c, cluster: {server: two}}, {name: d, cluster: {server: three}}]\n',
      'current-context: third\n',
    );
    expect(config.currentContext).toBe('second');
    expect([...config.clusters].map(([name, { file, value }]) => [name, file, value.server])).toEqual([
      ['c', '/0', 'one'],
      ['d', '/1', 'three'],
    ]);
    expect(config.users.get('u')).toEqual({ file: '/0', value: {} });
  });
});

describe('on disk', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lions-kube-'));
    await writeFile(join(folder, 'a'), 'current-context: x\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('files that KUBECONFIG names and that are missing are passed over; a given one must exist', async () => {
    const env = { KUBECONFIG: [join(folder, 'absent'), join(folder, 'a')].join(delimiter) };
    expect(await loadKubeconfig({ env })).toMatchObject({ currentContext: 'x', files: [join(folder, 'a')] });
    const absent = loadKubeconfig({ kubeconfig: join(folder, 'absent') });
    await expect(absent).rejects.toMatchObject({ code: 'LIONS-CFG-002', message: 'it does not exist' });
    await expect(loadKubeconfig({ kubeconfig: folder })).rejects.toMatchObject({ message: 'it is a folder' });
  });

  test('none at all is no error here', async () => {
    expect(await loadKubeconfig({ env: {}, home: folder, exists: () => false })).toBeUndefined();
  });
});
