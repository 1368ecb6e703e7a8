import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { startProgress } from './progress.ts';

function terminal(isTTY = true) {
  const written: string[] = [];
  return { written, output: { isTTY, columns: 20, write: (text: string) => written.push(text) } };
}

describe('progress', () => {
  test('says nothing when the work is quick', async () => {
    const { output, written } = terminal();
    const progress = startProgress({ output, wanted: true, patienceMs: 20 });
    progress.say('reading');
    progress.end();
    await pause(40);
    expect(written).toEqual([]);
  });

  test('keeps to one line and wipes it away at the end', async () => {
    const { output, written } = terminal();
    const progress = startProgress({ output, wanted: true, patienceMs: 1 });
    progress.say('reading the first of very many things');
    await pause(20);
    progress.say('two');
    progress.end();
    progress.say('late');
    progress.end();
    expect(written).toEqual(['\r\u001b[2Kreading the first o', '\r\u001b[2Ktwo', '\r\u001b[2K']);
  });

  test.each([
    ['in a pipe', false, true],
    ['when it is not wanted', true, false],
  ])('says nothing %s', async (_, isTTY, wanted) => {
    const { output, written } = terminal(isTTY);
    const progress = startProgress({ output, wanted, patienceMs: 1 });
    progress.say('reading');
    await pause(20);
    progress.end();
    expect(written).toEqual([]);
  });
});
