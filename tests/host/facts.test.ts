import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFacts } from '../../src/host/facts/read-facts.ts';
import { type Machine, thisMachine } from '../../src/host/machine.ts';
import type { HostFacts } from '../../src/model/host.ts';
import { valueOf } from '../../src/model/readable.ts';

const linux = process.platform === 'linux';
const busybox = existsSync('/bin/busybox') || existsSync('/usr/bin/busybox');
const mayBecomeNobody = process.getuid?.() === 0 && existsSync('/usr/bin/setpriv');

/** This machine, its commands run through another program. */
function through(...before: [string, ...string[]]): Machine {
  return { ...thisMachine(), commandLine: (command) => Promise.resolve([...before, ...command]) };
}

async function factsOf(machine: Machine, timeoutMs?: number): Promise<HostFacts> {
  const read = await readFacts(machine, 'server', { timeoutMs });
  if (!read.ok) throw new Error(read.unreadable.message);
  return read.value;
}

/** What every Linux machine can tell. */
function expectTheBasics(facts: HostFacts): void {
  const parts = ['hostname', 'addresses', 'memory', 'load', 'clock', 'bootId', 'bootedAt', 'filesystems'] as const;
  expect(parts.filter((part) => !facts[part].ok)).toEqual([]);
  const files = valueOf(facts.filesystems) ?? [];
  expect(files.flatMap((one) => one.holds)).toContain('/tmp');
  for (const one of files) expect(one.availableBytes, one.mount).toBeLessThanOrEqual(one.sizeBytes);
  expect(Date.parse(valueOf(facts.bootedAt) ?? '')).toBeLessThan(Date.now());
}

describe.skipIf(!linux)('a machine without ssh', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lions-facts-'));
    await chmod(folder, 0o755);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is read', async () => {
    expectTheBasics(await factsOf(thisMachine()));
  });

  test('is read with nothing but busybox', async (context) => {
    if (!busybox) return context.skip('busybox is not installed (Debian: apt install busybox)');
    const bin = join(folder, 'busybox-bin');
    await mkdir(bin);
    await execa('busybox', ['--install', '-s', bin]);
    const facts = await factsOf(through('env', '-i', `PATH=${bin}`));
    expectTheBasics(facts);
    expect(valueOf(facts.clock)?.uncertaintyMs).toBeGreaterThanOrEqual(500);
  });

  test.skipIf(!mayBecomeNobody)(
    'without root tells what everybody may know, and of the rest that root may',
    async () => {
      const facts = await factsOf(through('setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'));
      expectTheBasics(facts);
      expect(facts.certificates).toMatchObject({ ok: false, unreadable: { reason: 'forbidden' } });
      expect(facts.datastore).toMatchObject({ ok: false, unreadable: { reason: 'forbidden' } });
      expect(facts.containerd.ok).toBe(false);
    },
  );

  test('that hangs in one part tells the others, and what was not read says so', async () => {
    const bin = join(folder, 'hanging-bin');
    await mkdir(bin);
    await writeFile(join(bin, 'k3s'), '#!/bin/sh\nexec sleep 100\n', { mode: 0o755 });
    const facts = await factsOf(through('env', `PATH=${bin}:${process.env['PATH']}`), 2500);
    expectTheBasics(facts);
    expect(facts.k3sVersion).toMatchObject({ ok: false, unreadable: { reason: 'timeout', message: /2\.5 s/ } });
    expect(facts.containerd).toMatchObject({ ok: false, unreadable: { reason: 'timeout' } });
  });

  test('that says nothing at all is unreadable', async () => {
    const silent = through('sh', '-c', 'exec sleep 100');
    expect(await readFacts(silent, 'server', { timeoutMs: 500 })).toMatchObject({ unreadable: { reason: 'timeout' } });
    const gone = through('sh', '-c', 'echo nobody home >&2; exit 3');
    expect(await readFacts(gone, 'server')).toMatchObject({
      unreadable: { reason: 'unreachable', message: expect.stringMatching(/nobody home/) },
    });
    expect(await readFacts(through('/nowhere/ssh'), 'server')).toMatchObject({
      unreadable: { reason: 'not-configured' },
    });
  });
});
