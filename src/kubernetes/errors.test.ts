import { describe, expect, test } from 'vitest';
import {
  EvictionBlocked,
  isAlreadyExists,
  isConflict,
  isGone,
  isNotFound,
  KubernetesError,
  refusalError,
} from './errors.ts';

const target = 'k3s:6443';
const refusal = (httpStatus: number, body: string | object = '', retryAfter?: string) =>
  refusalError({
    httpStatus,
    body: typeof body === 'string' ? body : JSON.stringify({ kind: 'Status', ...body }),
    retryAfter,
    target,
  });

describe('a refusal in the server’s own words', () => {
  test.each([
    [400, 'LIONS-API-005'],
    [401, 'LIONS-API-001'],
    [403, 'LIONS-API-002'],
    [404, 'LIONS-API-003'],
    [409, 'LIONS-API-004'],
    [410, 'LIONS-API-007'],
    [422, 'LIONS-API-005'],
    [429, 'LIONS-API-006'],
    [500, 'LIONS-API-008'],
    [503, 'LIONS-API-006'],
    [504, 'LIONS-API-008'],
    [418, 'LIONS-API-005'],
  ])('with status %d is %s', (httpStatus, code) => {
    expect(refusal(httpStatus, { message: 'as it says' })).toMatchObject({ code, httpStatus, message: 'as it says' });
  });

  test('says what it can when it has no message', () => {
    expect(refusal(403, { reason: 'Forbidden' }).message).toBe('Forbidden');
    expect(refusal(403, {}).message).toBe('HTTP 403');
  });

  test('tells an existing object from a conflict of versions', () => {
    const exists = refusal(409, { reason: 'AlreadyExists' });
    const conflict = refusal(409, { reason: 'Conflict' });
    expect([isAlreadyExists(exists), isConflict(exists)]).toEqual([true, false]);
    expect([isAlreadyExists(conflict), isConflict(conflict)]).toEqual([false, true]);
    expect([isNotFound(refusal(404)), isGone(refusal(410)), isNotFound(new Error('404'))]).toEqual([true, true, false]);
  });

  test('knows a disruption budget from an overloaded server', () => {
    expect(refusal(429, { details: { causes: [{ reason: 'DisruptionBudget' }] } })).toBeInstanceOf(EvictionBlocked);
    expect(refusal(429, { message: 'too many requests' })).not.toBeInstanceOf(EvictionBlocked);
  });

  test('takes the wait from the body, else from the header', () => {
    expect(refusal(429, { details: { retryAfterSeconds: 3 } }, '9').retryAfterSeconds).toBe(3);
    expect(refusal(429, {}, '9').retryAfterSeconds).toBe(9);
    expect(refusal(429, {}).retryAfterSeconds).toBeUndefined();
  });
});

describe('a refusal by something else', () => {
  test.each([
    [404, '404 page not found\n', 'LIONS-API-003'],
    [404, '<html>nginx</html>', 'LIONS-API-009'],
    [200, 'hello', 'LIONS-API-009'],
    [301, '', 'LIONS-API-009'],
    [401, 'Unauthorized', 'LIONS-API-001'],
    [403, '<html>proxy</html>', 'LIONS-API-002'],
    [502, '<html>Bad Gateway</html>', 'LIONS-API-008'],
    [503, 'service unavailable', 'LIONS-API-006'],
    [400, '{"kind":"Other"}', 'LIONS-API-009'],
    [400, '{"kind":"Status"', 'LIONS-API-009'],
  ])('with status %d and the body %j is %s', (httpStatus, body, code) => {
    const error = refusal(httpStatus, body);
    expect(error).toBeInstanceOf(KubernetesError);
    expect(error).toMatchObject({ code, status: undefined });
  });

  test('shows the first words of its page, on one line and without tags', () => {
    const page = `<html>\n<h1>Welcome\tto  nginx</h1>${'x'.repeat(1000)}`;
    expect(refusal(404, page).message).toMatch(/^HTTP 404: Welcome to nginx x+$/);
    expect(refusal(404, page).message.length).toBeLessThan(150);
  });
});
