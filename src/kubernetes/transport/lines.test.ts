import type { IncomingMessage } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readText } from './body.ts';
import { readLines } from './lines.ts';

const response = (chunks: readonly Buffer[]) => Readable.from(chunks) as unknown as IncomingMessage;

async function linesOf(chunks: readonly Buffer[], limit?: number): Promise<string[]> {
  const lines = [];
  for await (const line of readLines(response(chunks), 'k3s', limit)) lines.push(line);
  return lines;
}

/** A text cut into pieces anywhere, also in the middle of a character. */
const pieces = fc
  .tuple(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(''))), fc.array(fc.nat()))
  .map(([lines, cuts]) => {
    const text = lines.map((line) => line.replaceAll('\n', ' ')).join('\n');
    const bytes = Buffer.from(text);
    const places = [...cuts.map((cut) => cut % (bytes.length + 1)), 0, bytes.length].toSorted((a, b) => a - b);
    const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
    return { text, chunks: chunks.filter((chunk) => chunk.length > 0) };
  });

test('lines come out whole however the network cuts them; empty ones are left out', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, async ({ text, chunks }) => {
      expect(await linesOf(chunks)).toEqual(text.split('\n').filter((line) => line !== ''));
    }),
  );
});

test('a body comes out whole however the network cuts it', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, async ({ text, chunks }) => {
      expect(await readText(response(chunks), 'k3s')).toBe(text);
    }),
  );
});

test('the last line counts without its end', async () => {
  expect(await linesOf([Buffer.from('a\nb')])).toEqual(['a', 'b']);
});

test('a line or a body without end is refused before it fills the memory', async () => {
  const flood = Array.from({ length: 20 }, () => Buffer.alloc(10, 'x'));
  await expect(linesOf(flood, 100)).rejects.toMatchObject({ code: 'LIONS-API-009' });
  expect(await linesOf(flood, 200)).toHaveLength(1);
  await expect(readText(response(flood), 'k3s', 100)).rejects.toMatchObject({ code: 'LIONS-API-009' });
  expect(await readText(response(flood), 'k3s', 200)).toHaveLength(200);
});

test('a stream that breaks off is an error, after the lines that were whole', async () => {
  const stream = new PassThrough();
  const lines: string[] = [];
  const reading = (async () => {
    for await (const line of readLines(stream as unknown as IncomingMessage, 'k3s')) lines.push(line);
  })();
  stream.write('whole\nhal');
  setTimeout(() => stream.destroy(new Error('aborted')), 20);
  await expect(reading).rejects.toThrow('aborted');
  expect(lines).toEqual(['whole']);
});
