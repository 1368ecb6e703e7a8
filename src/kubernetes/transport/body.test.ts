import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { BodyMemory, readText } from './body.ts';

function arriving(...chunks: readonly string[]): IncomingMessage {
  const stream = new PassThrough();
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  return stream as unknown as IncomingMessage;
}

test('bodies that follow each other are each their own, whatever their lengths', async () => {
  const memory = new BodyMemory();
  const read = (...chunks: readonly string[]) => memory.read(arriving(...chunks), 'there', String);
  expect(await read('short')).toBe('short');
  expect(await read('much ', 'longer ', 'than that')).toBe('much longer than that');
  expect(await read('é')).toBe('é');
  expect(await read()).toBe('');
  expect(await Promise.all([read('a', 'b'), read('cc', 'dd'), read('x')])).toEqual(['ab', 'ccdd', 'x']);
});

test('a body lies in the memory of the one before', async () => {
  const memory = new BodyMemory();
  const place = (text: string) => memory.read(arriving(text), 'there', ({ buffer }) => buffer);
  const first = await place('first');
  expect(await place('2nd')).toBe(first);
});

test('a body that is too large is refused', async () => {
  await expect(readText(arriving('123', '456'), 'there', 5)).rejects.toMatchObject({ code: 'LIONS-API-009' });
  expect(await readText(arriving('12', '345'), 'there', 5)).toBe('12345');
});
