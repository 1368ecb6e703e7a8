import { randomBytes } from 'node:crypto';
import { LionsError, unreadableFrom } from '../../model/error.ts';
import type { HostFacts } from '../../model/host.ts';
import { type Readable, readable, unreadable, valueOf } from '../../model/readable.ts';
import { redact } from '../../redaction/redact.ts';
import { type Conversed, converse } from '../converse.ts';
import type { Machine } from '../machine.ts';
import { hostTimeout } from '../run.ts';
import { sshWords, unexplained } from '../ssh-failure.ts';
import { boot } from './boot.ts';
import { certificates } from './certificates.ts';
import { clockOf, type RoundTrip } from './clock.ts';
import { collector, hello } from './collector.ts';
import { containerd } from './containerd.ts';
import { datastore } from './datastore.ts';
import { filesystems } from './filesystems.ts';
import { journal } from './journal.ts';
import { load } from './load.ts';
import { memory } from './memory.ts';
import { addresses, hostname, k3sVersion } from './names.ts';
import { pressure } from './pressure.ts';
import type { Section } from './section.ts';
import { synchronised } from './synchronised.ts';
import { Transcript } from './transcript.ts';
import { unit } from './unit.ts';

export interface ReadFactsOptions {
  /** For everything, connection included. Milliseconds; 30,000 when undefined. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What cannot hang comes first, so that a machine in trouble still tells most. */
const sections: readonly Section<unknown>[] = [
  ...[hostname, boot, memory, load, pressure, addresses, unit],
  ...[filesystems, journal, certificates, datastore, k3sVersion, synchronised, containerd],
];

const maxBytes = 4 * 1024 * 1024;

/**
 * Reads the facts of one machine: one connection, one read-only program. Each part may be unreadable by itself; when time
 * runs out, what was read until then counts.
 * @param role the one that is configured; the unit that is found there decides
 * @throws {LionsError} LIONS-CLI-003 when the signal aborts
 */
export async function readFacts(
  machine: Machine,
  role: HostFacts['role'],
  options: ReadFactsOptions = {},
): Promise<Readable<HostFacts>> {
  const timeoutMs = options.timeoutMs ?? 30_000;
  try {
    const heard = await listen(machine, role, timeoutMs, options.signal);
    const error = heard.trip ? undefined : silence(machine, heard, timeoutMs);
    if (error) throw error;
    return readable(factsOf(heard, role, missing(heard, timeoutMs)));
  } catch (error) {
    if (options.signal?.aborted) throw error;
    const { reason, message } = unreadableFrom(error);
    return unreadable(reason, redact(message));
  }
}

interface Heard {
  readonly mark: string;
  readonly text: string;
  /** Undefined when the machine never answered. */
  readonly trip: RoundTrip | undefined;
  readonly end: Conversed;
}

async function listen(
  machine: Machine,
  role: HostFacts['role'],
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Heard> {
  const mark = `lions-${randomBytes(12).toString('hex')}`;
  let text = '';
  let asked: number | undefined;
  let answered: number | undefined;
  let send: (text: string, more?: 'more') => void = () => undefined;
  const end = await converse(machine, ['sh', '-s'], {
    onStart: (write) => {
      send = write;
      send(hello(mark), 'more');
    },
    onText: (piece) => {
      text += piece;
      if (asked === undefined && text.includes(`${mark} hello\n`)) {
        asked = Date.now();
        send(collector(mark, role, sections));
      }
      if (answered === undefined && text.includes(`${mark} clock `)) answered = Date.now();
    },
    timeoutMs,
    maxBytes,
    signal,
  });
  const trip = asked === undefined ? undefined : { asked, answered: answered ?? Date.now() };
  return { mark, text, trip, end };
}

/** Why a machine said nothing. */
function silence(machine: Machine, { end }: Heard, timeoutMs: number): LionsError {
  if (end.cut === 'timeout') return hostTimeout(machine.target, timeoutMs);
  return machine.failure(end) ?? unexplained(end, machine.target);
}

/** What parts are that did not come. */
function missing({ end }: Heard, timeoutMs: number): Readable<never> {
  if (end.cut === 'timeout')
    return unreadable('timeout', `the machine was too slow: not read within ${timeoutMs / 1000} s`);
  if (end.cut === 'size') return unreadable('failed', `the machine printed more than ${maxBytes} bytes`);
  return unreadable('failed', `the connection ended before this was read${end.stderr && `: ${sshWords(end.stderr)}`}`);
}

function factsOf({ mark, text, trip }: Heard, role: HostFacts['role'], absent: Readable<never>): HostFacts {
  const transcript = new Transcript(text, mark, absent);
  const booted = transcript.part(boot);
  const k3sUnit = transcript.part(unit);
  const found = valueOf(k3sUnit);
  const time = new RegExp(`^${mark} clock (\\S+)$`, 'm').exec(text)?.[1];
  return {
    hostname: transcript.part(hostname),
    addresses: transcript.part(addresses),
    role: found?.load === 'loaded' ? (found.name.startsWith('k3s-agent') ? 'agent' : 'server') : role,
    unit: k3sUnit,
    journal: transcript.part(journal),
    filesystems: transcript.part(filesystems),
    memory: transcript.part(memory),
    load: transcript.part(load),
    pressure: transcript.part(pressure),
    clock: time && trip ? clockOf(time, trip, valueOf(transcript.part(synchronised))) : absent,
    certificates: transcript.part(certificates),
    containerd: transcript.part(containerd),
    datastore: transcript.part(datastore),
    bootId: booted.ok ? readable(booted.value.id) : booted,
    bootedAt: booted.ok ? readable(booted.value.at) : booted,
    k3sVersion: transcript.part(k3sVersion),
  };
}
