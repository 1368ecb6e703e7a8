import { describe, expect, test } from 'vitest';
import { proxyFor } from './proxy.ts';

const proxy = 'http://proxy:3128';
const asks = (server: string, noProxy = '', more: Record<string, string> = {}) =>
  proxyFor(new URL(server), { HTTPS_PROXY: proxy, NO_PROXY: noProxy, ...more }) === proxy;

describe('the proxy of the environment', () => {
  test('is taken by the scheme of the server, in upper or lower case', () => {
    const env = { http_proxy: 'http://plain', https_proxy: 'http://secure' };
    expect(proxyFor(new URL('https://k3s:6443'), env)).toBe('http://secure');
    expect(proxyFor(new URL('http://k3s'), env)).toBe('http://plain');
    expect(proxyFor(new URL('https://k3s'), { HTTPS_PROXY: '', http_proxy: 'http://plain' })).toBeUndefined();
  });

  test('is never used for this machine itself', () => {
    for (const host of ['localhost', '127.0.0.1', '127.8.9.1', '[::1]'])
      expect(asks(`https://${host}:6443`)).toBe(false);
    expect(asks('https://localhost.example')).toBe(true);
  });

  test.each([
    // server, NO_PROXY, goes through the proxy
    ['https://k3s.example', 'example', false],
    ['https://k3s.example', '.example', false],
    ['https://k3s.example', '*.example', false],
    ['https://example', '.example', true],
    ['https://example', 'example', false],
    ['https://notexample', 'example', true],
    ['https://K3S.Example', 'k3s.EXAMPLE', false],
    ['https://k3s.example', '*', false],
    ['https://k3s.example:6443', 'k3s.example:443', true],
    ['https://k3s.example:6443', ' other , k3s.example:6443', false],
    ['https://k3s.example', 'k3s.example:443', false],
    ['https://10.0.0.7:6443', '10.0.0.0/24', false],
    ['https://10.0.1.7:6443', '10.0.0.0/24', true],
    ['https://10.0.0.7', '10.0.0.7', false],
    ['https://10.0.0.70', '10.0.0.7', true],
    ['https://[2001:db8::7]', '2001:db8::/32', false],
    ['https://[2001:db8::7]', '2001:db8::7', false],
    ['https://[2001:db8::7]:6443', '[2001:db8::7]:6443', false],
    ['https://10.0.0.7', '10.0.0.0/99', true],
    ['https://k3s.example', ',,', true],
  ])('%s with NO_PROXY=%s', (server, noProxy, through) => {
    expect(asks(server, noProxy)).toBe(through);
  });

  test('no_proxy in lower case counts too', () => {
    expect(asks('https://k3s.example', '', { no_proxy: 'example' })).toBe(false);
  });
});
