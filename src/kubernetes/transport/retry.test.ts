import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LionsError } from '../../model/error.ts';
import { refusalError, statusError } from '../errors.ts';
import { defaultRetry, jittered, pauseBefore } from './retry.ts';

const refused = (httpStatus: number, retryAfter?: string) =>
  refusalError({ httpStatus, body: '', retryAfter, target: 'k3s:6443' });
const cut = new LionsError('LIONS-NET-005', 'cut');
const first = { made: 1, elapsedMs: 0, harmless: true };
const noJitter = () => 0;

describe('a call is made again', () => {
  test.each<[string, LionsError, boolean, boolean]>([
    // error, for a read, for a write
    ['429', refused(429), true, true],
    ['503', refused(503), true, false],
    ['504', refused(504), true, false],
    ['a cut', cut, true, false],
    ['500', refused(500), false, false],
    ['404', refused(404), false, false],
    ['refused connection', new LionsError('LIONS-NET-001', 'refused'), false, false],
    ['timeout', new LionsError('LIONS-NET-003', 'late'), false, false],
    ['cancelled', new LionsError('LIONS-CLI-003', 'cancelled'), false, false],
  ])('after %s only where it can do no harm', (_name, error, read, write) => {
    expect(pauseBefore(error, first, defaultRetry) !== undefined).toBe(read);
    expect(pauseBefore(error, { ...first, harmless: false }, defaultRetry) !== undefined).toBe(write);
  });

  test('never after an eviction that a budget forbids: waiting is the caller’s decision', () => {
    const details = { causes: [{ reason: 'DisruptionBudget' }] };
    expect(pauseBefore(statusError({ code: 429, message: 'no', details }), first, defaultRetry)).toBeUndefined();
  });

  test('five times at most', () => {
    const pauses = [1, 2, 3, 4, 5].map((made) => pauseBefore(cut, { ...first, made }, defaultRetry, noJitter));
    expect(pauses).toEqual([50, 100, 200, 400, undefined]);
  });

  test('not before the time that Retry-After names, and not at all when that is too late', () => {
    expect(pauseBefore(refused(429, '2'), first, defaultRetry, noJitter)).toBe(2050);
    expect(pauseBefore(refused(429, '31'), first, defaultRetry, noJitter)).toBeUndefined();
    expect(pauseBefore(refused(429, '2'), { ...first, elapsedMs: 29_000 }, defaultRetry)).toBeUndefined();
    const date = new Date(Date.now() + 10_000).toUTCString();
    expect(pauseBefore(refused(503, date), first, defaultRetry, noJitter)).toBeGreaterThan(8_000);
    expect(pauseBefore(refused(503, 'Wed, 21 Oct 2015 07:28:00 GMT'), first, defaultRetry, noJitter)).toBe(50);
    expect(pauseBefore(refused(503, 'soon'), first, defaultRetry, noJitter)).toBe(50);
  });
});

test('pauses double up to five seconds, and half of each is left to chance', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (made, chance) => {
      const full = Math.min(5_000, 100 * 2 ** (made - 1));
      const pause = jittered(made, () => chance);
      expect(pause).toBeGreaterThanOrEqual(full / 2);
      expect(pause).toBeLessThanOrEqual(full);
    }),
  );
});
