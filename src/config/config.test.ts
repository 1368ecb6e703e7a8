import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseEnvironment, loadConfig } from './load.ts';
import { configurationExample, configurationPage } from './page.ts';
import { parseConfig } from './parse.ts';
import { ConfigError } from './problem.ts';
import { suggest } from './suggest.ts';

/** The problems of a text as `line:column message`. */
function problemsOf(text: string): string[] {
  try {
    parseConfig(text, 'lions.yaml');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }
  return [];
}

describe('a lions.yaml', () => {
  test('that is right has no problems, and an empty one is right', () => {
    expect(problemsOf(configurationExample)).toEqual([]);
    expect(problemsOf('')).toEqual([]);
  });

  test('that is wrong is told all its problems at once, each at its place', () => {
    const text = [
      'langauge: fr',
      'defaultEnvironment: prod',
      'environments:',
      '  production:',
      '    kubecfg: x',
      '    hosts:',
      '      one: { address: "-oProxyCommand=x", port: 99999 }',
      '      two:',
      '        user: root',
      '        role: master',
      '        jump: "a;b"',
      '      three: { address: local, user: root }',
      'contacts:',
      '  - { name: Awa, email: awa }',
    ].join('\n');
    const problems = problemsOf(text);
    expect(problems).toEqual([
      '1:1 unknown field “langauge”; did you mean “language”?',
      '5:5 unknown field “kubecfg”; did you mean “kubeconfig”?',
      '7:14 address: expected a host name or an address, without user and port',
      expect.stringMatching(/^7:43 port: Too big/),
      '8:7 “address” is missing here',
      expect.stringMatching(/^10:9 role: Invalid option/),
      '11:9 jump: expected [user@]host[:port], several with commas',
      '14:18 email: expected an e-mail address',
    ]);
  });

  test('is checked as a whole once its fields are right', () => {
    const text = 'defaultEnvironment: prod\nenvironments:\n  a:\n    hosts:\n      h: { address: local, key: k }\n';
    expect(problemsOf(text)).toEqual(
      [
        '1:1 there is no environment “prod”; there is: a',
        '5:28 key: address local is this machine, which needs no key',
      ].map((line) => line.replace('1:1 ', '1:1 defaultEnvironment: ')),
    );
  });

  test.each([
    ['environments: [', /^1:\d+ /],
    ['a: 1\na: 2\n', /^2:1 .*unique/],
    ['- a\n', /^1:1 the file: /],
    ['language: *nobody', /^1:1 .*nobody/],
    [
      `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]`,
      /alias/i,
    ],
  ])('that is no configuration at all: %j', (text, expected) => {
    expect(problemsOf(text).join('\n')).toMatch(expected);
  });

  test('of any kind is refused or accepted, never anything else', () => {
    const bits = fc.constantFrom(
      'environments:',
      'hosts:',
      '  ',
      '\n',
      'a: ',
      '- ',
      '{',
      '}',
      '"',
      '&x ',
      '*x',
      'address: b',
      '[',
      '%',
      '!!binary ',
      ': ',
      '#',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 25 }), (parts) => {
        for (const problem of problemsOf(parts.join(''))) expect(problem).toMatch(/^\d+:\d+ ./);
      }),
    );
  });
});

describe('is found', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'lions-config-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));
  const put = async (path: string, text: string) => {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
    return join(root, path);
  };
  const load = (more: { config?: string; env?: NodeJS.ProcessEnv } = {}) =>
    loadConfig({ cwd: join(root, 'here'), home: join(root, 'home'), root, env: {}, ...more });

  test('in this order: --config, LIONS_CONFIG, current folder, user, /etc/lions', async () => {
    const files = [
      await put('etc/lions/lions.yaml', ''),
      await put('home/.config/lions/lions.yaml', ''),
      await put('here/lions.yaml', ''),
      await put('by-variable.yaml', ''),
      await put('by-flag.yaml', ''),
    ];
    const env = { LIONS_CONFIG: files[3] };
    expect((await load({ config: '../by-flag.yaml', env })).file).toBe(files[4]);
    expect((await load({ env })).file).toBe(files[3]);
    expect((await load()).file).toBe(files[2]);
    await rm(join(root, 'here/lions.yaml'));
    expect((await load()).file).toBe(files[1]);
    expect((await load({ env: { XDG_CONFIG_HOME: join(root, 'none') } })).file).toBe(files[0]);
  });

  test('or missed when it was named', async () => {
    await expect(load({ config: 'none.yaml' })).rejects.toMatchObject({ code: 'LIONS-CFG-005' });
  });

  test('but not taken from the current folder when anybody may write it', async () => {
    const file = await put('here/lions.yaml', 'language: fr');
    await chmod(file, 0o666);
    await expect(load()).rejects.toMatchObject({ code: 'LIONS-CFG-006', message: expect.stringMatching(/--config/) });
    expect((await load({ config: file })).language).toBe('fr');
  });

  test('with its paths made absolute', async () => {
    const file = await put('conf/lions.yaml', configurationExample.replace('key: ~/.ssh/lions }', 'key: keys/one }'));
    const { environments } = await load({ config: file });
    const production = environments.get('production');
    expect(production?.kubeconfig).toBe(join(root, 'home/.kube/production.yaml'));
    expect(production?.hosts.get('lions-1')).toEqual({
      address: '203.0.113.10',
      role: 'server',
      user: 'ops',
      key: join(root, 'conf/keys/one'),
    });
    expect(production?.hosts.get('lions-2')?.key).toBe(join(root, 'home/.ssh/lions'));
  });

  test('not at all, and then this machine is a host when K3s is installed on it', async () => {
    expect(chooseEnvironment(await load())).toEqual({ name: 'default', hosts: new Map() });
    await put('etc/systemd/system/k3s-agent.service', '');
    expect(chooseEnvironment(await load()).hosts).toEqual(new Map([[hostname(), { address: 'local', role: 'agent' }]]));
    await put('etc/systemd/system/k3s.service', '');
    expect([...chooseEnvironment(await load()).hosts.values()]).toEqual([{ address: 'local', role: 'server' }]);
  });

  test('without environments, and then the implicit one is there', async () => {
    await put('here/lions.yaml', 'language: fr\ncontacts: [{ name: Awa }]');
    const config = await load();
    expect(config).toMatchObject({ language: 'fr', contacts: [{ name: 'Awa' }] });
    expect([...config.environments.keys()]).toEqual(['default']);
  });

  test('and an environment is chosen by name, by default, or because it is the only one', async () => {
    await put('here/lions.yaml', configurationExample);
    const config = await load();
    expect(chooseEnvironment(config).name).toBe('production');
    expect(chooseEnvironment(config, 'development').context).toBe('lions-dev');
    expect(() => chooseEnvironment(config, 'staging')).toThrow(expect.objectContaining({ code: 'LIONS-CFG-007' }));
    expect(() => chooseEnvironment({ ...config, defaultEnvironment: undefined })).toThrow(/none is chosen/);
  });
});

test('the page in docs is current', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/configuration.md'), 'utf8');
  expect(page).toBe(configurationPage());
});

test('words are suggested when they are near', () => {
  expect(suggest('adress', ['address', 'user'])).toBe('address');
  expect(suggest('usre', ['address', 'user'])).toBe('user');
  expect(suggest('xyz', ['address', 'user'])).toBeUndefined();
});
