import type { IncomingMessage } from 'node:http';
import { LionsError } from '../../model/error.ts';

/** Larger answers are refused: nothing that LIONS asks for comes near. Bytes. */
export const maxBodyBytes = 256 * 1024 * 1024;

/** The whole body as text; see {@link readBytes}. */
export async function readText(response: IncomingMessage, target: string, limit = maxBodyBytes): Promise<string> {
  return (await readBytes(response, target, limit)).toString('utf8');
}

/**
 * The whole body.
 * @throws what the response emits, and LIONS-API-009 when it is larger than the limit
 */
export function readBytes(response: IncomingMessage, target: string, limit = maxBodyBytes): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) response.destroy(tooLarge(target, limit));
      else chunks.push(chunk);
    });
    response.on('end', () => resolve(Buffer.concat(chunks, length)));
    response.on('error', reject);
  });
}

function tooLarge(target: string, limit: number): LionsError {
  return new LionsError('LIONS-API-009', `the answer is larger than ${limit} bytes`, { target });
}
