import { Readable, type Writable } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { LionsError } from '../model/error.ts';
import { ExecError, isStatus, type Status } from './errors.ts';

/** The channels of `v4.channel.k8s.io` and `v5.channel.k8s.io`: the first byte of every message. */
const channel = { stdin: 0, stdout: 1, stderr: 2, error: 3, close: 255 } as const;

const frameBytes = 32 * 1024;
const maxBufferedBytes = 1024 * 1024;
/** The server closes right after the status; if it forgets to, we do. */
const closeMs = 5_000;

export interface Streams {
  readonly stdin?: Readable | string | Uint8Array | undefined;
  readonly stdout?: Writable | undefined;
  readonly stderr?: Writable | undefined;
}

/** Carries a command's streams over an open socket until its status is known and the socket has closed. */
export function runChannels(socket: WebSocket, streams: Streams, target: string): Promise<{ exitCode: number }> {
  return new Promise((resolve, reject) => {
    let status: Status | undefined;
    let failure: unknown;
    const stopInput = streams.stdin === undefined ? undefined : sendInput(socket, streams.stdin, end);
    const closing: NodeJS.Timeout[] = [];
    const outputs = [streams.stdout, streams.stderr].filter((stream) => stream !== undefined);

    function end(error: unknown): void {
      failure ??= error;
      socket.terminate();
    }

    for (const output of outputs) output.once('error', end);
    socket.on('message', (data: RawData) => {
      const message = bytes(data);
      const payload = message.subarray(1);
      if (message[0] === channel.stdout) deliver(socket, payload, streams.stdout);
      else if (message[0] === channel.stderr) deliver(socket, payload, streams.stderr);
      else if (message[0] === channel.error && payload.length > 0) {
        status = parseStatus(payload);
        closing.push(setTimeout(() => socket.terminate(), closeMs));
      }
    });
    socket.once('close', () => {
      stopInput?.();
      for (const timer of closing) clearTimeout(timer);
      for (const output of outputs) output.off('error', end);
      if (failure !== undefined) return reject(failure);
      if (!status) return reject(brokenOff(target));
      try {
        resolve({ exitCode: exitCodeOf(status) });
      } catch (error) {
        reject(error);
      }
    });
    socket.resume();
  });
}

/** @throws {ExecError} when the status tells no exit code: the command was never run, or the runtime lost it */
export function exitCodeOf(status: Status): number {
  if (status.status === 'Success') return 0;
  const cause = status.details?.causes?.find(({ reason }) => reason === 'ExitCode');
  const exitCode = Number(cause?.message ?? Number.NaN);
  if (status.reason === 'NonZeroExitCode' && Number.isInteger(exitCode)) return exitCode;
  throw new ExecError('LIONS-API-010', status.code ?? 500, status.message || 'no exit status', { status });
}

function deliver(socket: WebSocket, payload: Buffer, output: Writable | undefined): void {
  if (payload.length === 0 || !output || output.destroyed || output.write(payload)) return;
  // What came with the message that was one too many is still delivered; one waiting for the drain is enough.
  if (socket.isPaused) return;
  socket.pause();
  output.once('drain', () => socket.resume());
}

/** @returns what stops it when the command ended first */
function sendInput(
  socket: WebSocket,
  input: Readable | string | Uint8Array,
  fail: (error: unknown) => void,
): () => void {
  const stream = input instanceof Readable ? input : Readable.from([Buffer.from(input as Uint8Array)]);
  const resume = () => {
    if (socket.bufferedAmount < maxBufferedBytes) stream.resume();
  };
  const onData = (chunk: Buffer | string) => {
    const data = Buffer.from(chunk as Buffer);
    for (let start = 0; start < data.length; start += frameBytes) {
      socket.send(frame(channel.stdin, data.subarray(start, start + frameBytes)), resume);
    }
    if (socket.bufferedAmount >= maxBufferedBytes) stream.pause();
  };
  const onEnd = () => {
    if (socket.protocol.startsWith('v5.')) socket.send(Buffer.from([channel.close, channel.stdin]));
    else
      fail(
        new LionsError('LIONS-API-010', 'this server cannot be told that the input has ended (needs Kubernetes 1.30)'),
      );
  };
  stream.on('data', onData).once('end', onEnd).once('error', fail);
  return () => {
    stream.off('data', onData).off('end', onEnd).off('error', fail);
    stream.pause();
  };
}

function frame(number: number, payload: Buffer): Buffer {
  const message = Buffer.allocUnsafe(payload.length + 1);
  message[0] = number;
  payload.copy(message, 1);
  return message;
}

export function bytes(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}

function parseStatus(payload: Buffer): Status {
  try {
    const value: unknown = JSON.parse(payload.toString('utf8'));
    if (isStatus(value) || (value as Status | null)?.status) return value as Status;
  } catch {
    // Falls through: an old runtime prints plain words.
  }
  return { status: 'Failure', message: payload.toString('utf8').slice(0, 1000) };
}

function brokenOff(target: string): LionsError {
  return new LionsError('LIONS-NET-005', 'the connection closed before the command’s exit status was known', {
    target,
  });
}
