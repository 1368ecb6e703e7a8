import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request as send } from 'node:https';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';

let sandbox: Sandbox;
let ca: Buffer;

beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty' });
  const kubeconfig = parse(await readFile(sandbox.kubeconfig, 'utf8')) as {
    clusters: { cluster: Record<string, string> }[];
  };
  ca = Buffer.from(kubeconfig.clusters[0]?.cluster['certificate-authority-data'] ?? '', 'base64');
});
afterAll(() => sandbox.close());

interface Options {
  readonly method?: string;
  readonly body?: string | Buffer;
  readonly headers?: Record<string, string>;
}

async function call(path: string, { method = 'GET', body, headers = {} }: Options = {}) {
  const authorization = `Bearer ${sandbox.token}`;
  const request = send(`${sandbox.url}/`, {
    ca,
    path,
    method,
    headers: { authorization, ...(body && { 'content-type': 'application/json' }), ...headers },
  });
  request.on('error', () => {});
  request.end(body);
  const [response] = (await once(request, 'response')) as [import('node:http').IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { code: response.statusCode, text };
}

const maps = '/api/v1/namespaces/default/configmaps';

test('no token, or a wrong one, is refused everywhere', async () => {
  for (const path of ['/', '/version', '/healthz', '/api', maps, '/nowhere'])
    for (const authorization of ['', 'Bearer ', 'Bearer wrong', `Basic ${sandbox.token}`])
      expect((await call(path, { headers: { authorization } })).code, `${path} ${authorization}`).toBe(401);
});

test.each([
  ['/api/v1/namespaces/../pods', 404],
  ['/api/v1/namespaces/%2e%2e/pods', 404],
  ['/api/v1/namespaces/default/configmaps/..%2f..%2fetc%2fpasswd', 404],
  ['/api/v1/namespaces/default/configmaps/%00', 404],
  ['/api/v1/namespaces/default/configmaps/%zz', 404],
  ['//etc/passwd', 404],
  ['/api/v1/namespaces/default/pods/a/b/c/d', 404],
  ['/api/v1/namespaces/default/configmaps/__proto__', 404],
  ['/api/v1/pods?labelSelector=%28%28%28', 400],
  ['/api/v1/pods?fieldSelector=constructor%3D1', 400],
  ['/api/v1/pods?limit=ten', 400],
  ['/api/v1/pods?continue=%7B%7D', 400],
  ['/api/v1/pods?watch=1&resourceVersion=x', 400],
])('%s is answered with %d', async (path, code) => {
  expect((await call(path)).code).toBe(code);
});

test.each([
  ['{', 400],
  ['', 400],
  ['null', 400],
  ['[]', 400],
  ['"text"', 400],
  ['{"metadata":5}', 422],
  ['{"metadata":{"name":5}}', 422],
  ['{"metadata":{"name":"../../etc"}}', 422],
  [`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, 400],
])('the body %# is answered with its refusal', async (body, code) => {
  expect((await call(maps, { method: 'POST', body })).code).toBe(code);
});

test('a body beyond the limit is refused, announced or not', async () => {
  const body = Buffer.alloc(4 * 1024 * 1024, 0x20);
  expect((await call(maps, { method: 'POST', body })).code).toBe(413);
  expect((await call('/readyz')).code).toBe(200);
});

test('fields called __proto__ change nothing but themselves', async () => {
  const body = '{"metadata":{"name":"proto"},"data":{"__proto__":"x","constructor":"y"}}';
  expect((await call(maps, { method: 'POST', body })).code).toBe(201);
  const headers = { 'content-type': 'application/merge-patch+json' };
  const patch = '{"metadata":{"annotations":{"__proto__":{"polluted":"yes"}}}}';
  await call(`${maps}/proto`, { method: 'PATCH', body: patch, headers });
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect((await call(`${maps}/proto`)).text).toContain('"__proto__":"x"');
});

test('odd methods and patches are refused', async () => {
  expect((await call(maps, { method: 'PUT', body: '{}' })).code).toBe(405);
  expect((await call('/version', { method: 'BREW' })).code).toBe(400);
  expect((await call('/version', { headers: { 'x-long': 'x'.repeat(20_000) } })).code).toBe(431);
  expect((await call(maps, { method: 'POST', body: '{}', headers: { 'content-type': 'text/html' } })).code).toBe(415);
  expect((await call(`${maps}/x`, { headers: { accept: 'image/png' } })).code).toBe(406);
});

test('what speaks no TLS is disconnected, and others are served on', async () => {
  const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.end('GET / HTTP/1.1\r\n\r\n');
  socket.resume();
  await once(socket, 'close');
  expect((await call('/readyz')).code).toBe(200);
});
