// A synthetic API server in a process of its own, so that its memory is not counted: answers /version, paged lists and logs.
// Prints the path of a kubeconfig when it listens; ends when its standard input does.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIdentity } from '../../src/sandbox/tls/authority.ts';
import { page } from './objects.ts';

const log = `${'2026-11-24T02:00:00Z ERROR dev.lions.Thing something happened that takes a line to tell, as logs do\n'.repeat(90)}done\n`;

function answer(url: URL): { status: number; body: string } {
  if (url.pathname === '/version') return { status: 200, body: JSON.stringify({ gitVersion: 'v1.35.4+k3s1' }) };
  if (url.pathname.endsWith('/log')) return { status: 200, body: log };
  const plural = url.pathname.split('/').at(-1) ?? '';
  const from = Number(url.searchParams.get('continue') ?? 0);
  return { status: 200, body: JSON.stringify(page(plural, from, Number(url.searchParams.get('limit') ?? 0))) };
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
