import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inParallel } from './parallel.ts';

test('runs every task, never more at once than allowed', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await inParallel([5, 1, 4, 2, 3, 1, 1], 3, async (item) => {
    most = Math.max(most, ++running);
    await pause(item);
    running--;
    done.push(item);
  });
  expect(done.toSorted((a, b) => a - b)).toEqual([1, 1, 1, 2, 3, 4, 5]);
  expect(most).toBe(3);
});

test('throws the first error after the running tasks, and starts no more', async () => {
  const ended: string[] = [];
  const run = inParallel(['bad', 'slow', 'late'], 2, async (item) => {
    await pause(item === 'slow' ? 20 : 1);
    if (item === 'bad') throw new Error('bad');
    ended.push(item);
  });
  await expect(run).rejects.toThrow('bad');
  expect(ended).toEqual(['slow']);
});
