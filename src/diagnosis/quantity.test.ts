import { describe, expect, test } from 'vitest';
import { amount, quantity, written } from './quantity.ts';

describe('quantity', () => {
  test.each([
    ['500m', 0.5],
    ['2', 2],
    [4, 4],
    ['0.1', 0.1],
    ['.5', 0.5],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['128Mi', 134_217_728],
    ['100M', 1e8],
    ['1e3', 1000],
    ['12E6', 12e6],
    ['1E', 1e18],
    ['2Ei', 2 * 2 ** 60],
    ['250000000n', 0.25],
    ['3k', 3000],
    ['-1', -1],
    [' 1Ki ', 1024],
  ])('%s is %d', (value, expected) => expect(quantity(value)).toBe(expected));

  test.each(['', 'abc', '1Mib', '1 Gi', 'Infinity', Number.NaN, undefined, null, {}, ['1']])('%s is none', (value) =>
    expect(quantity(value)).toBeUndefined(),
  );
});

describe('amount', () => {
  test('counts cores in thousandths, so that ten times 0.1 is exactly one', () => {
    const tenth = amount('cpu', '0.1') ?? 0;
    expect(tenth * 10).toBe(amount('cpu', '1'));
    expect(amount('cpu', '70m')).toBe(70);
  });

  test('rounds up, as the scheduler does', () => {
    expect(amount('cpu', '1u')).toBe(1);
    expect(amount('memory', '1500m')).toBe(2);
  });
});

test.each([
  ['cpu', 250, '250m'],
  ['cpu', 2000, '2'],
  ['cpu', 0, '0'],
  ['memory', 512 * 2 ** 20, '512Mi'],
  ['memory', 1.5 * 2 ** 30, '1.5Gi'],
  ['memory', -(2 ** 30), '-1Gi'],
  ['ephemeral-storage', 0, '0'],
  ['pods', 110, '110'],
  ['nvidia.com/gpu', 1, '1'],
])('%s %d is written %s %s', (resource, value, expected) => expect(written(resource, value)).toBe(expected));
