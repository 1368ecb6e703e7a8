import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectHosts, machineOf } from '../../src/host/connect.ts';
import type { Machine } from '../../src/host/machine.ts';
import { run } from '../../src/host/run.ts';
import type { HostTarget } from '../../src/model/host-target.ts';
import { valueOf } from '../../src/model/readable.ts';
import { freePort, noSshd, type Sshd, startSshd } from './sshd.ts';

if (noSshd) test('a machine over SSH', (context) => context.skip(noSshd));
else describe('a machine over SSH', overSsh);

function overSsh(): void {
  let sshd: Sshd;
  let machine: Machine;
  const machines: Machine[] = [];
  const reach = (change: Partial<HostTarget> = {}, sshConfigFile = 'none') => {
    const made = machineOf(sshd.target(change), { knownHostsFile: sshd.knownHostsFile, sshConfigFile });
    machines.push(made);
    return made;
  };
  beforeAll(async () => {
    sshd = await startSshd();
    machine = reach();
  });
  afterAll(async () => {
    await Promise.all(machines.map((one) => one.close()));
    await sshd.close();
  });

  test('runs a command and gives its output, errors and exit status', async () => {
    expect(await run(machine, ['sh', '-c', 'cat; echo oops >&2; exit 7'], { input: 'given\n' })).toEqual({
      exitCode: 7,
      stdout: 'given\n',
      stderr: 'oops\n',
    });
  });

  test('gives every argument to the command unchanged', async () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: fc.constantFrom("'", '"', '\\', '$', '`', '!', '\n', ' ', '-', '*', '~', ';', '&', '#', 'é') }),
      fc.constantFrom('', '--', '-x', "'", '$(id)', '%s', '\\'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          word.filter((text) => !text.includes('\0')),
          { minLength: 1, maxLength: 6 },
        ),
        async (words) => {
          const { stdout } = await run(machine, ['printf', '%s\\0', ...words]);
          expect(stdout.split('\0').slice(0, -1)).toEqual(words.map((text) => Buffer.from(text).toString()));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('ends a command that takes too long, or prints too much', async () => {
    await expect(run(machine, ['sleep', '60'], { timeoutMs: 500 })).rejects.toMatchObject({ code: 'LIONS-HOST-006' });
    await expect(run(machine, ['yes'], { maxBytes: 100_000 })).rejects.toMatchObject({ code: 'LIONS-HOST-005' });
  });

  test('stops when it is told to', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 200);
    await expect(run(machine, ['sleep', '60'], { signal: abort.signal })).rejects.toMatchObject({
      code: 'LIONS-CLI-003',
    });
  });

  test('is read in one connection', async () => {
    await using hosts = connectHosts(new Map([['here', sshd.target()]]), {
      knownHostsFile: sshd.knownHostsFile,
      sshConfigFile: 'none',
    });
    const facts = valueOf((await hosts.sources.get('here')?.read()) ?? fail());
    expect(facts?.hostname).toEqual({ ok: true, value: hostname() });
    expect(valueOf(facts?.memory)?.totalBytes).toBeGreaterThan(2 ** 20);
    const clock = valueOf(facts?.clock);
    expect(Math.abs(clock?.skewMs ?? Infinity)).toBeLessThanOrEqual((clock?.uncertaintyMs ?? 0) + 1);
    expect(clock?.uncertaintyMs).toBeLessThan(2000);
  });

  test('can be an alias of the user’s configuration, behind a jump host', async () => {
    const config = join(sshd.folder, 'ssh_config');
    const known = `UserKnownHostsFile ${sshd.knownHostsFile}\n  StrictHostKeyChecking accept-new`;
    const key = `IdentityFile ${sshd.folder}/user_key`;
    await writeFile(
      config,
      `Host lions-alias\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  RemoteCommand false\n  RequestTTY force\nHost *\n  ${known}\n  ${key}\n`,
    );
    const alias: Partial<HostTarget> = { address: 'lions-alias', port: undefined, key: undefined };
    expect((await run(reach(alias, config), ['echo', 'here'])).stdout).toBe('here\n');
    const behind = reach({ ...alias, jump: `localhost:${sshd.port}` }, config);
    expect(await run(behind, ['echo', 'there'])).toEqual({ exitCode: 0, stdout: 'there\n', stderr: '' });
  });

  test('leaves no connection behind', async () => {
    const one = reach();
    const words = await one.commandLine(['true']);
    await run(one, ['true']);
    const socket = /ControlPath="(.*)"/.exec(words.join('\n'))?.[1] ?? '';
    expect(existsSync(socket)).toBe(true);
    await one.close();
    expect(existsSync(join(socket, '..'))).toBe(false);
    // And a machine that was closed can be used again.
    expect((await run(one, ['echo', 'again'])).stdout).toBe('again\n');
  });

  describe('that cannot be reached says why', () => {
    const failureOf = async (made: Machine, timeoutMs = 20_000) =>
      run(made, ['true'], { timeoutMs }).then(
        () => 'none',
        (error: { code?: string; message?: string }) => `${error.code} ${error.message}`,
      );

    test('nothing listens', async () => {
      expect(await failureOf(reach({ port: await freePort() }))).toMatch(/^LIONS-HOST-002 .*refused/);
    });

    test('no such name', async () => {
      expect(await failureOf(reach({ address: 'nobody.invalid' }))).toMatch(/^LIONS-HOST-002 .*nobody\.invalid/);
    });

    test('a key that it does not know', async () => {
      expect(await failureOf(reach({ key: join(sshd.folder, 'host_key') }))).toMatch(/^LIONS-HOST-003 .*publickey/);
      expect(await failureOf(reach({ key: join(sshd.folder, 'none') }))).toMatch(/^LIONS-HOST-003 /);
    });

    test('a machine that is frozen', async () => {
      sshd.freeze();
      expect(await failureOf(reach(), 1500)).toMatch(/^LIONS-HOST-006 .*1\.5 s/);
      sshd.thaw();
    });

    test('another host key than the one that is known', async () => {
      await machine.close();
      await sshd.replaceHostKey();
      expect(await failureOf(reach())).toMatch(/^LIONS-HOST-004 .*Offending .*known_hosts:1/);
    });
  });
}

function fail(): never {
  throw new Error('the host is not there');
}
