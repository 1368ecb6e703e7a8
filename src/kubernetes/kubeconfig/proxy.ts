import { BlockList, isIP } from 'node:net';

/**
 * The proxy that the environment asks for, by the rules of Go's net/http (and so of kubectl): HTTPS_PROXY or HTTP_PROXY by
 * the server's scheme, upper or lower case, never for this machine itself nor for what NO_PROXY lists.
 */
export function proxyFor(server: URL, env: NodeJS.ProcessEnv): string | undefined {
  const names = server.protocol === 'https:' ? ['HTTPS_PROXY', 'https_proxy'] : ['HTTP_PROXY', 'http_proxy'];
  const proxy = names.map((name) => env[name]).find(Boolean);
  if (!proxy || bypasses(server, env['NO_PROXY'] || env['no_proxy'] || '')) return undefined;
  return proxy;
}

function bypasses(server: URL, noProxy: string): boolean {
  const host = server.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = server.port || (server.protocol === 'https:' ? '443' : '80');
  if (host === 'localhost' || isLoopback(host)) return true;
  return noProxy
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .some((entry) => entry !== '' && matches(entry, host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return inRange(entry, host);
  const [, name = entry, wantedPort] = /^(.+):(\d+)$/.exec(isIP(entry) ? '' : entry) ?? [];
  if (wantedPort && wantedPort !== port) return false;
  const bare = name.replace(/^\[|\]$/g, '').replace(/^\*(?=\.)/, '');
  if (bare.startsWith('.')) return host.endsWith(bare);
  return host === bare || (!isIP(bare) && host.endsWith(`.${bare}`));
}

function inRange(range: string, host: string): boolean {
  const [network = '', bits = ''] = range.split('/');
  const family = isIP(network);
  if (!family || isIP(host) !== family || !/^\d{1,3}$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128))
    return false;
  const list = new BlockList();
  const type = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(network, Number(bits), type);
  return list.check(host, type);
}

function isLoopback(host: string): boolean {
  return host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
