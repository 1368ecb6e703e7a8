import { describe, expect, test } from 'vitest';
import { parseSchedule } from './schedule.ts';

describe('parseSchedule', () => {
  test.each([
    ['* * * * *', 60],
    ['*/5 * * * *', 300],
    ['0,20 * * * *', 2400],
    ['15 * * * *', 3600],
    ['30 2 * * *', 86_400],
    ['0 */6 * * *', 21_600],
    ['0 8-18 * * *', 50_400],
    ['0 3 * * 1-5', 7 * 86_400],
    ['0 3 * * SUN', 7 * 86_400],
    ['0 0 1 * *', 62 * 86_400],
    ['0 0 1 jan *', 366 * 86_400],
    ['@daily', 86_400],
    ['@every 1h30m', 5400],
    ['TZ=Europe/Paris 0 4 * * *', 86_400],
  ])('%s is never silent for longer than %i seconds', (text, gap) => {
    expect(parseSchedule(text)).toEqual({ never: false, gap });
  });

  test.each(['0 0 30 2 *', '0 0 31 4,6,9,11 *', '0 4 31 feb ?'])('%s never comes', (text) => {
    expect(parseSchedule(text)?.never).toBe(true);
  });

  test.each(['0 0 29 2 *', '0 0 31 * *', '0 0 31 2 1'])('%s comes', (text) => {
    expect(parseSchedule(text)?.never).toBe(false);
  });

  test.each(['', '0 25 * * *', '* * * *', '* * * * * *', '@sometimes', '5-1 * * * *', '*/0 * * * *', 'a b c d e'])(
    '%j is no schedule',
    (text) => {
      expect(parseSchedule(text)).toBeUndefined();
    },
  );
});
