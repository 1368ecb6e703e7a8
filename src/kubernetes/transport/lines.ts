import type { IncomingMessage } from 'node:http';
import { LionsError } from '../../model/error.ts';
import { maxBodyBytes } from './body.ts';

const newline = 0x0a;

/** The lines of a stream, each as text without its end; empty ones are left out. Nothing is read ahead of the consumer's pace. */
export async function* readLines(
  response: IncomingMessage,
  target: string,
  limit = maxBodyBytes,
): AsyncGenerator<string, void, undefined> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const part = chunk.subarray(start, end);
      const line = heldBytes === 0 ? part : Buffer.concat([...held, part]);
      held = [];
      heldBytes = 0;
      start = end + 1;
      if (line.length > 0) yield line.toString('utf8');
    }
    held.push(chunk.subarray(start));
    heldBytes += chunk.length - start;
    if (heldBytes > limit) throw new LionsError('LIONS-API-009', `a line is longer than ${limit} bytes`, { target });
  }
  if (heldBytes > 0) yield Buffer.concat(held).toString('utf8');
}
