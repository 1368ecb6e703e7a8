import type { Readable, Writable } from 'node:stream';
import { LionsError } from '../model/error.ts';
import { builtIn } from './built-in.ts';
import { runChannels } from './exec-channels.ts';
import { objectPath, query } from './resource.ts';
import { TextSink } from './text-sink.ts';
import { abortError, type CallControl, timeoutError } from './transport/deadline.ts';
import { openSocket } from './transport/socket.ts';
import type { Transport } from './transport/transport.ts';

export interface AttachOptions extends CallControl {
  readonly namespace: string;
  readonly pod: string;
  /** May be left out for a pod with one container. */
  readonly container?: string | undefined;
  /** Ends the command's input when it ends; undefined gives the command no input. */
  readonly stdin?: Readable | string | Uint8Array | undefined;
  /** Written to with back-pressure and left open; what is not wanted is thrown away. */
  readonly stdout?: Writable | undefined;
  readonly stderr?: Writable | undefined;
  /** A terminal: stderr comes as part of stdout. */
  readonly tty?: boolean | undefined;
}

export interface ExecOptions extends AttachOptions {
  /** Program and arguments; no shell reads them. */
  readonly command: readonly string[];
}

export interface ExecResult {
  /** The command's own, exactly. */
  readonly exitCode: number;
}

export interface ExecTextResult extends ExecResult {
  readonly stdout: string;
  readonly stderr: string;
}

const protocols = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];
const handshakeMs = 30_000;
const maxTextBytes = 16 * 1024 * 1024;

/**
 * Runs a command in a container and waits for its end; never repeated. `timeoutMs` bounds all of it, without one it may
 * take any time. When the wait ends early (time, signal, a cut) the command may go on in the container.
 * @returns also when the command failed: look at `exitCode`
 * @throws {ExecError} LIONS-API-010 when it could not be run; LIONS-NET-005 when the connection broke before its end
 */
export function exec(transport: Transport, options: ExecOptions): Promise<ExecResult> {
  return start(transport, 'exec', options, options.command);
}

/** As {@link exec}, but connects to the container's main process; ends with it. */
export function attach(transport: Transport, options: AttachOptions): Promise<ExecResult> {
  return start(transport, 'attach', options, undefined);
}

async function start(
  transport: Transport,
  subresource: 'exec' | 'attach',
  options: AttachOptions,
  command: readonly string[] | undefined,
): Promise<ExecResult> {
  const { namespace, pod, container, tty, stdin, timeoutMs, signal } = options;
  const search = query({
    command,
    container,
    stdin: stdin !== undefined || undefined,
    stdout: true,
    stderr: !tty || undefined,
    tty: tty || undefined,
  });
  const path = objectPath(builtIn.Pod, { namespace, name: pod, subresource }) + search;
  const bounded = withTimeout(transport, signal, timeoutMs);
  const socket = await openSocket(transport, path, protocols, {
    timeoutMs: Math.min(handshakeMs, timeoutMs ?? handshakeMs),
    signal: bounded,
  });
  try {
    return await runChannels(socket, options, transport.target);
  } catch (error) {
    throw bounded?.aborted ? abortError(bounded, transport.target) : error;
  }
}

function withTimeout(transport: Transport, signal: AbortSignal | undefined, ms: number | undefined) {
  if (ms === undefined) return signal;
  const timer = new AbortController();
  const timeout = AbortSignal.timeout(ms);
  timeout.addEventListener('abort', () => timer.abort(timeoutError(transport.target, ms, 'the command did not end')));
  return signal ? AbortSignal.any([signal, timer.signal]) : timer.signal;
}

/**
 * As {@link exec}, with the output as text.
 * @throws LIONS-API-009 when the command prints more than 16 MiB
 */
export async function execText(
  transport: Transport,
  options: Omit<ExecOptions, 'stdout' | 'stderr' | 'tty'>,
): Promise<ExecTextResult> {
  const tooLong = () =>
    new LionsError('LIONS-API-009', `more than ${maxTextBytes} bytes`, { target: transport.target });
  const overflow = new AbortController();
  const sink = () => new TextSink(maxTextBytes, () => overflow.abort(tooLong()));
  const stdout = sink();
  const stderr = sink();
  const signal = options.signal ? AbortSignal.any([options.signal, overflow.signal]) : overflow.signal;
  const { exitCode } = await exec(transport, { ...options, stdout, stderr, signal });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}
