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
 * @param into memory that may be written over; the body lies in it when it is large enough
 * @throws what the response emits, and LIONS-API-009 when it is larger than the limit
 */
export function readBytes(
  response: IncomingMessage,
  target: string,
  limit = maxBodyBytes,
  into: Buffer<ArrayBuffer> = Buffer.alloc(0),
): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    let body = into;
    let length = 0;
    response.on('data', (chunk: Buffer) => {
      const wanted = length + chunk.length;
      if (wanted > limit) {
        response.destroy(tooLarge(target, limit));
        return;
      }
      if (wanted > body.length) body = larger(body, length, wanted);
      chunk.copy(body, length);
      length = wanted;
    });
    response.on('end', () => resolve(body.subarray(0, length)));
    response.on('error', reject);
  });
}

function larger(body: Buffer, length: number, wanted: number): Buffer<ArrayBuffer> {
  const grown = Buffer.allocUnsafeSlow(Math.max(wanted, 2 * body.length));
  body.copy(grown, 0, 0, length);
  return grown;
}

function tooLarge(target: string, limit: number): LionsError {
  return new LionsError('LIONS-API-009', `the answer is larger than ${limit} bytes`, { target });
}

/** A page of a list is smaller; what is larger is not kept. Bytes. */
const mostKept = 16 * 1024 * 1024;

/**
 * Reads bodies one after the other into the same memory, or several at a time into as many. V8 counts fresh memory of this
 * kind against its heap and looks for garbage far more often than the objects themselves would need.
 */
export class BodyMemory {
  readonly #free: Buffer<ArrayBuffer>[] = [];

  /** @param use must not keep the body, which is written over by another */
  async read<T>(response: IncomingMessage, target: string, use: (body: Buffer) => T): Promise<T> {
    const body = await readBytes(response, target, maxBodyBytes, this.#free.pop());
    try {
      return use(body);
    } finally {
      if (body.buffer.byteLength <= mostKept) this.#free.push(Buffer.from(body.buffer));
    }
  }

  clear(): void {
    this.#free.length = 0;
  }
}
