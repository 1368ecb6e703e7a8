// A synthetic API server in a process of its own, so that its memory is not counted: answers /version, paged lists and logs.
// Prints the path of a kubeconfig when it listens; ends when its standard input does.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIdentity } from '../../src/sandbox/tls/authority.ts';
import { counts, make } from './objects.ts';

const log = `${'2026-11-24T02:00:00Z ERROR dev.lions.Thing something happened that takes a line to tell, as logs do\n'.repeat(90)}done\n`;

function answer(url: URL): { status: number; body: string } {
  if (url.pathname === '/version') return { status: 200, body: JSON.stringify({ gitVersion: 'v1.35.4+k3s1' }) };
  if (url.pathname.endsWith('/log')) return { status: 200, body: log };
  const plural = url.pathname.split('/').at(-1) ?? '';
  return { status: 200, body: page(plural, url.searchParams) };
}

function page(plural: string, search: URLSearchParams): string {
  const total = counts[plural] ?? 0;
  const from = Number(search.get('continue') ?? 0);
  const to = Math.min(total, from + Number(search.get('limit') ?? total));
  const items = Array.from({ length: to - from }, (_, index) => make(plural, from + index));
  const more = to < total ? { continue: String(to), remainingItemCount: total - to } : {};
  return JSON.stringify({ kind: 'SomeList', apiVersion: 'v1', metadata: { resourceVersion: '1', ...more }, items });
}

const { certificate, key, authority } = await createIdentity();
const server = createServer({ cert: certificate, key }, (request, response) => {
  const { status, body } = answer(new URL(request.url ?? '/', 'https://server'));
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const folder = mkdtempSync(join(tmpdir(), 'lions-bench-'));
const cluster = {
  server: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
  'certificate-authority-data': Buffer.from(authority).toString('base64'),
};
const kubeconfig = {
  'current-context': 'bench',
  clusters: [{ name: 'bench', cluster }],
  users: [{ name: 'bench', user: { token: 'none' } }],
  contexts: [{ name: 'bench', context: { cluster: 'bench', user: 'bench' } }],
};
writeFileSync(join(folder, 'kubeconfig'), JSON.stringify(kubeconfig));
process.stdout.write(`${join(folder, 'kubeconfig')}\n`);
process.stdin.resume().on('end', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
