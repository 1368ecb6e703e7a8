import { describe, expect, test } from 'vitest';
import { problemIn, quoted, retryAfter, selfCheckIn } from './messages.ts';

describe('what ACME servers and cert-manager say', () => {
  test.each([
    [
      '429 urn:ietf:params:acme:error:rateLimited: too many, retry after 2022-09-26T01:29:08Z: see',
      '2022-09-26T01:29:08Z',
    ],
    ['too many certificates (5) already issued, retry after 2025-03-01 12:00:00 UTC: see', '2025-03-01T12:00:00Z'],
    ['too many new orders recently. Retry after 2024-01-27T03:00:00.123Z', '2024-01-27T03:00:00Z'],
  ])('the date until which to wait, in %s', (text, date) => {
    expect(problemIn(text)?.type).toBe('rateLimited');
    expect(retryAfter(text)).toBe(date);
  });

  test('no date where none is given', () => {
    expect(
      retryAfter('Error creating new order :: too many failed authorizations recently: see https://…'),
    ).toBeUndefined();
  });

  test('the sort of refusal and its words', () => {
    const text =
      'acme: authorization error for a.shop.test: 403 urn:ietf:params:acme:error:unauthorized: Invalid response: 404';
    expect(problemIn(text)).toEqual({ type: 'unauthorized', detail: 'Invalid response: 404' });
    expect(problemIn('429 urn:acme:error:rateLimited: no')?.type).toBe('rateLimited');
    expect(problemIn('Waiting on certificate issuance from order shop/web: "pending"')).toBeUndefined();
  });

  const waiting = (error: string) => `Waiting for HTTP-01 challenge propagation: ${error}`;
  test.each([
    [waiting("wrong status code '404', expected '200'"), 'status'],
    [waiting('did not get expected response "x" when querying endpoint'), 'content'],
    [waiting('failed to perform self check GET request \'http://a\': Get "https://a": EOF'), 'connection'],
    [
      waiting('failed to perform self check GET request: dial tcp 1.2.3.4:80: connect: connection refused'),
      'connection',
    ],
    ['Waiting for DNS-01 challenge propagation: DNS record for "a" not yet propagated', 'propagation'],
    [
      'Waiting for DNS-01 challenge propagation: NS ns1.example. returned REFUSED for _acme-challenge.a.',
      'propagation',
    ],
  ])('the self-check in %s', (text, sort) => expect(selfCheckIn(text)?.sort).toBe(sort));

  test('what is no self-check', () => {
    expect(selfCheckIn(waiting('pods "cm-acme-http-solver-x" is forbidden: exceeded quota: a'))).toBeUndefined();
    expect(selfCheckIn('Get "https://api.cloudflare.com": context deadline exceeded')).toBeUndefined();
    expect(selfCheckIn('')).toBeUndefined();
  });

  test('quotations fit into a sentence', () => {
    expect(quoted(' a\n\tb ')).toBe('a b');
    expect(quoted(undefined)).toBe('–');
    expect(quoted('x'.repeat(400))).toHaveLength(301);
  });
});
