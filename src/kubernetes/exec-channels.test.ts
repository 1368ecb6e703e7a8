import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { PassThrough, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { exitCodeOf, runChannels, type Streams } from './exec-channels.ts';
import { TextSink } from './text-sink.ts';

// The other end is a WebSocket server that speaks the protocol by hand, byte for byte.

let server: WebSocketServer;
beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
});
afterEach(() => {
  for (const client of server.clients) client.terminate();
  server.close();
});

const success = Buffer.from('{"kind":"Status","status":"Success"}');
const exit = (code: number) => ({
  kind: 'Status',
  status: 'Failure',
  reason: 'NonZeroExitCode',
  details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
});
const on = (channel: number, text: string | Buffer) => Buffer.concat([Buffer.from([channel]), Buffer.from(text)]);

/** Runs the client's side over a new socket, while `play` is the server. */
async function run(play: (peer: WebSocket) => void, streams: Streams = {}, protocol = 'v5.channel.k8s.io') {
  server.once('connection', play);
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, [protocol]);
  // At once, as the client does: the first messages may come with the handshake.
  socket.once('open', () => socket.pause());
  await once(socket, 'open');
  return runChannels(socket, streams, 'k3s:6443');
}

describe('a command’s streams', () => {
  test('come out apart and whole, and its status last', async () => {
    const [stdout, stderr] = [new TextSink(1000, () => {}), new TextSink(1000, () => {})];
    const euro = Buffer.from('€');
    const result = await run(
      (peer) => {
        peer.send(on(1, ''));
        peer.send(on(1, euro.subarray(0, 1)));
        peer.send(on(2, 'warning\n'));
        peer.send(on(1, euro.subarray(1)));
        peer.send(on(3, JSON.stringify(exit(7))));
        peer.close();
      },
      { stdout, stderr },
    );
    expect(result).toEqual({ exitCode: 7 });
    expect([stdout.text, stderr.text]).toEqual(['€', 'warning\n']);
  });

  test('input arrives in order, and its end is told', async () => {
    const input = Buffer.alloc(200_000, 'abc');
    const received: Buffer[] = [];
    const result = await run(
      (peer) =>
        peer.on('message', (data: Buffer) => {
          if (data[0] === 0) received.push(data.subarray(1));
          if (data[0] !== 255) return;
          expect([...data]).toEqual([255, 0]);
          peer.send(on(3, success));
          peer.close();
        }),
      { stdin: input },
    );
    expect(result.exitCode).toBe(0);
    expect(Buffer.concat(received).equals(input)).toBe(true);
  });

  test('that nobody reads are held back, not gathered', async () => {
    const slow = new Writable({ highWaterMark: 1024, write: (_chunk, _encoding, done) => void setTimeout(done, 5) });
    const warnings: Error[] = [];
    const warned = (warning: Error) => void warnings.push(warning);
    process.on('warning', warned);
    let sent = 0;
    const result = await run(
      (peer) => {
        for (; sent < 50; sent++) peer.send(on(1, Buffer.alloc(4096)));
        peer.send(on(3, success));
        peer.close();
      },
      { stdout: slow },
    );
    expect(result.exitCode).toBe(0);
    expect(slow.writableLength).toBeLessThan(50 * 4096);
    process.off('warning', warned);
    expect(warnings).toEqual([]);
  });
});

describe('a run fails', () => {
  test('when the connection ends before the status is known', async () => {
    await expect(run((peer) => peer.close())).rejects.toMatchObject({ code: 'LIONS-NET-005' });
    await expect(run((peer) => peer.terminate())).rejects.toMatchObject({ code: 'LIONS-NET-005' });
  });

  test('when the command was never run, in the words of the runtime', async () => {
    const status = { kind: 'Status', status: 'Failure', code: 500, message: 'exec: "nope": not found' };
    const never = run((peer) => {
      peer.send(on(3, JSON.stringify(status)));
      peer.close();
    });
    await expect(never).rejects.toMatchObject({ code: 'LIONS-API-010', message: 'exec: "nope": not found' });
    const words = run((peer) => {
      peer.send(on(3, 'command terminated by an old runtime'));
      peer.close();
    });
    await expect(words).rejects.toMatchObject({ message: 'command terminated by an old runtime' });
  });

  test('when a server before v5 would wait for the end of the input for ever', async () => {
    await expect(run(() => {}, { stdin: 'text' }, 'v4.channel.k8s.io')).rejects.toMatchObject({
      code: 'LIONS-API-010',
    });
  });

  test('when the input or an output breaks', async () => {
    const stdin = new PassThrough();
    setTimeout(() => stdin.destroy(new Error('disk gone')), 20);
    await expect(run(() => {}, { stdin })).rejects.toThrow('disk gone');
    const stdout = new PassThrough();
    setTimeout(() => stdout.destroy(new Error('pipe gone')), 20);
    await expect(run(() => {}, { stdout })).rejects.toThrow('pipe gone');
  });
});

test('only an exit code that is one is believed', () => {
  expect(exitCodeOf(exit(137))).toBe(137);
  expect(exitCodeOf({ status: 'Success' })).toBe(0);
  for (const status of [{ status: 'Failure' }, { ...exit(1), reason: 'InternalError' }, { ...exit(1), details: {} }])
    expect(() => exitCodeOf(status)).toThrow(expect.objectContaining({ name: 'ExecError' }));
});

test('a sink keeps what fits and says once that there was more', () => {
  let told = 0;
  const sink = new TextSink(5, () => told++);
  for (const text of ['abc', 'de', 'f', 'g']) sink.write(text);
  expect([sink.text, told]).toEqual(['abcde', 1]);
});
