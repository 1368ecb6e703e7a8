// What reading costs at least: LISTs the given paths over one connection, parses each page and forgets it.
// `node bare-lists.ts KUBECONFIG LIMIT PATH…`, LIMIT 0 for lists from the server's cache in one piece.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

const [kubeconfig = '', limit = '500', ...paths] = process.argv.slice(2);
const agent = new Agent({
  keepAlive: true,
  maxSockets: 1,
  ...credentials(JSON.parse(readFileSync(kubeconfig, 'utf8'))),
});
const { server } = JSON.parse(readFileSync(kubeconfig, 'utf8')) as { server: string };
let objects = 0;
let requests = 0;
let bytes = 0;
for (const path of paths) {
  let more = '';
  do {
    const query =
      limit === '0' ? 'resourceVersion=0' : `limit=${limit}${more && `&continue=${encodeURIComponent(more)}`}`;
    const page = await read(`${server}${path}?${query}`);
    requests++;
    objects += page.items?.length ?? 0;
    more = page.metadata?.continue ?? '';
  } while (more !== '');
}
agent.destroy();
process.stdout.write(`${JSON.stringify({ objects, requests, bytes })}\n`);

interface Page {
  readonly items?: readonly unknown[];
  readonly metadata?: { readonly continue?: string };
}

function credentials({ ca, cert, key }: Record<'ca' | 'cert' | 'key', string>) {
  return { ca, cert, key };
}

function read(url: string): Promise<Page> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers: { accept: 'application/json' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(parts);
        bytes += body.length;
        if (response.statusCode === 200) resolve(JSON.parse(body.toString('utf8')) as Page);
        else if (response.statusCode === 404) resolve({});
        else reject(new Error(`${url}: ${response.statusCode}`));
      });
    });
    asked.on('error', reject).end();
  });
}
