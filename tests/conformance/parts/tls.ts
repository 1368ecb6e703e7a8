import { type AddressInfo, connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { builtIn } from '../../../src/kubernetes/built-in.ts';
import type { Connection } from '../../../src/kubernetes/kubeconfig/connection.ts';
import { createIdentity, type ServerIdentity } from '../../../src/sandbox/tls/authority.ts';
import { errorOf } from '../environment.ts';
import { FaultProxy } from '../fault-proxy.ts';
import type { Part } from '../suite.ts';

export const tls: Part = (environment) => {
  const ask = async (identity: ServerIdentity, change: Partial<Connection> = {}) => {
    const proxy = await FaultProxy.start(environment().client, identity);
    try {
      return await proxy.client({}, change).get(builtIn.Namespace, environment().namespace);
    } finally {
      expect(proxy.seen.length).toBeLessThanOrEqual(1);
      await proxy.close();
    }
  };
  const trusting = (authority: string | undefined, more: object = {}) => ({
    tls: { authority, insecure: false, ...more },
  });

  test('an expired certificate is refused', async () => {
    const longAgo = await createIdentity(new Date('2020-01-01'));
    const error = await errorOf(ask(longAgo));
    expect(error).toMatchObject({ code: 'LIONS-NET-004', reason: 'tls' });
    expect(String(error)).toContain('expired');
  });

  test('a certificate that is not valid yet is refused', async () => {
    const soon = await createIdentity(new Date(Date.now() + 86_400_000));
    expect(await errorOf(ask(soon))).toMatchObject({ code: 'LIONS-NET-004' });
  });

  test('a certificate of another authority is refused', async () => {
    const [own, other] = await Promise.all([createIdentity(), createIdentity()]);
    expect(await errorOf(ask(own, trusting(other.authority)))).toMatchObject({ code: 'LIONS-NET-004' });
  });

  test('the machine’s own authorities do not vouch for a cluster’s', async () => {
    expect(await errorOf(ask(await createIdentity(), trusting(undefined)))).toMatchObject({ code: 'LIONS-NET-004' });
  });

  test('a certificate for another name is refused, unless that name is the one wanted', async () => {
    const identity = await createIdentity();
    const wrong = trusting(identity.authority, { serverName: 'other.example' });
    expect(await errorOf(ask(identity, wrong))).toMatchObject({ code: 'LIONS-NET-004' });
    const right = trusting(identity.authority, { serverName: 'kubernetes.default.svc' });
    expect(await ask(identity, right)).toMatchObject({ kind: 'Namespace' });
  });

  test('insecure-skip-tls-verify takes any certificate', async () => {
    const longAgo = await createIdentity(new Date('2020-01-01'));
    expect(await ask(longAgo, { tls: { insecure: true } })).toMatchObject({ kind: 'Namespace' });
  });

  test('what speaks no TLS is told as such', async () => {
    const plain = createServer((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    );
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const { port } = plain.address() as AddressInfo;
    const proxy = await FaultProxy.start(environment().client);
    const client = proxy.client({}, { server: new URL(`https://127.0.0.1:${port}`) });
    expect(await errorOf(client.version())).toMatchObject({ code: 'LIONS-API-009' });
    await proxy.close();
    await new Promise((resolve) => plain.close(resolve));
  });

  test('reaches the cluster through an HTTP proxy, and says so when the proxy refuses', async () => {
    const tunnels: string[] = [];
    const through = createServer((socket) => {
      socket.once('data', (head) => {
        const [, authority = ''] = /^CONNECT (\S+) /.exec(head.toString()) ?? [];
        tunnels.push(/proxy-authorization: (.*)\r/i.exec(head.toString())?.[1] ?? '');
        if (tunnels.length > 1) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
        const url = new URL(`http://${authority}`);
        const upstream = connect(Number(url.port), url.hostname, () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          socket.pipe(upstream).pipe(socket);
        });
        upstream.on('error', () => socket.destroy());
        socket.on('error', () => upstream.destroy());
      });
    });
    await new Promise<void>((resolve) => through.listen(0, '127.0.0.1', resolve));
    const proxy = new URL(`http://user:p%40ss@127.0.0.1:${(through.address() as AddressInfo).port}`);
    const identity = await createIdentity();
    const change = { proxy, ...trusting(identity.authority) };
    expect(await ask(identity, change)).toMatchObject({ kind: 'Namespace' });
    expect(tunnels).toEqual([`Basic ${Buffer.from('user:p@ss').toString('base64')}`]);
    const refused = await errorOf(ask(identity, change));
    expect(refused).toMatchObject({ code: 'LIONS-NET-002' });
    expect(String(refused)).not.toContain('p@ss');
    await new Promise((resolve) => through.close(resolve));
  });
};
