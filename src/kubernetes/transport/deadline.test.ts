import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LionsError } from '../../model/error.ts';
import { abortError, Deadline, sleep } from './deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(control: ConstructorParameters<typeof Deadline>[0]) {
  const stops: LionsError[] = [];
  return { stops, deadline: new Deadline(control, 'k3s:6443', (error) => stops.push(error)) };
}

describe('a deadline', () => {
  test('stops once, with the time it gave', () => {
    const controller = new AbortController();
    const { stops } = watched({ timeoutMs: 1500, signal: controller.signal });
    vi.advanceTimersByTime(1499);
    expect(stops).toEqual([]);
    vi.advanceTimersByTime(1);
    controller.abort();
    expect(stops).toMatchObject([{ code: 'LIONS-NET-003', parameters: { target: 'k3s:6443', seconds: 1.5 } }]);
  });

  test('stops when its signal aborts, also when it has aborted before', async () => {
    const controller = new AbortController();
    const early = watched({ timeoutMs: 1000, signal: controller.signal });
    controller.abort();
    const late = watched({ signal: controller.signal });
    await Promise.resolve();
    vi.advanceTimersByTime(5000);
    for (const { stops } of [early, late]) expect(stops).toMatchObject([{ code: 'LIONS-CLI-003' }]);
  });

  test('stops no more once released; with the clock stopped only the signal counts', () => {
    const controller = new AbortController();
    const released = watched({ timeoutMs: 10, signal: controller.signal });
    const streaming = watched({ timeoutMs: 10, signal: controller.signal });
    released.deadline.release();
    streaming.deadline.stopClock();
    vi.advanceTimersByTime(1000);
    expect(streaming.stops).toEqual([]);
    controller.abort();
    expect([released.stops.length, streaming.stops.length]).toEqual([0, 1]);
  });

  test('may be endless', () => {
    const { stops } = watched({ timeoutMs: Number.POSITIVE_INFINITY });
    vi.advanceTimersByTime(1e9);
    expect(stops).toEqual([]);
  });
});

test('a signal’s reason is kept when it is ours, and understood when it is a timeout', () => {
  const own = new LionsError('LIONS-NET-005', 'cut');
  expect(abortError(AbortSignal.abort(own), 'k3s')).toBe(own);
  const timeout = new DOMException('late', 'TimeoutError');
  expect(abortError(AbortSignal.abort(timeout), 'k3s')).toMatchObject({ code: 'LIONS-NET-003' });
  expect(abortError(AbortSignal.abort(), 'k3s')).toMatchObject({ code: 'LIONS-CLI-003' });
});

test('sleep ends in time, or at once when its signal aborts', async () => {
  const slept = sleep(1000);
  vi.advanceTimersByTime(1000);
  await slept;
  const controller = new AbortController();
  const interrupted = sleep(1000, controller.signal);
  controller.abort();
  await expect(interrupted).rejects.toMatchObject({ code: 'LIONS-CLI-003' });
  await expect(sleep(1000, AbortSignal.abort())).rejects.toMatchObject({ code: 'LIONS-CLI-003' });
  expect(vi.getTimerCount()).toBe(0);
});
