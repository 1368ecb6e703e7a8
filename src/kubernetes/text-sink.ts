import { Writable } from 'node:stream';

/** Collects what is written, up to a limit in bytes; says so once when there is more and drops the rest. */
export class TextSink extends Writable {
  readonly #chunks: Buffer[] = [];
  readonly #limit: number;
  readonly #onOverflow: () => void;
  #length = 0;

  constructor(limit: number, onOverflow: () => void) {
    super();
    this.#limit = limit;
    this.#onOverflow = onOverflow;
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const before = this.#length;
    this.#length += chunk.length;
    if (this.#length <= this.#limit) this.#chunks.push(chunk);
    else if (before <= this.#limit) this.#onOverflow();
    done();
  }
}
