import { type Readable, readable, type UnreadableReason, unreadable } from '../../model/readable.ts';
import { redact } from '../../redaction/redact.ts';
import type { Section } from './section.ts';

/** What a section printed, and how it ended. */
interface Part {
  readonly output: string;
  readonly status: number;
  readonly words: string;
}

/** What the collector said until it ended or was ended. */
export class Transcript {
  readonly #text: string;
  readonly #mark: string;
  readonly #missing: Readable<never>;

  /** @param missing what a part is whose end never came */
  constructor(text: string, mark: string, missing: Readable<never>) {
    this.#text = text;
    this.#mark = mark;
    this.#missing = missing;
  }

  /** One part of the facts. Pure but for nothing: the same text gives the same facts. */
  part<T>(section: Section<T>): Readable<T> {
    const part = this.#find(section.name);
    if (!part) return this.#missing;
    if (part.status !== 0) return unreadable(reasonOf(part), redact(part.words) || `exit status ${part.status}`);
    try {
      const value = section.parse(part.output);
      return isReadable<T>(value) ? value : readable(value);
    } catch (error) {
      return unreadable('invalid', redact(error instanceof Error ? error.message : String(error)));
    }
  }

  #find(name: string): Part | undefined {
    const begin = `\n${this.#mark} begin ${name}\n`;
    const start = this.#text.indexOf(begin);
    if (start < 0) return undefined;
    const end = `\n${this.#mark} end ${name} `;
    const stop = this.#text.indexOf(end, start + begin.length - 1);
    const lineEnd = this.#text.indexOf('\n', stop + 1);
    if (stop < 0 || lineEnd < 0) return undefined;
    const [status = '', ...words] = this.#text.slice(stop + end.length, lineEnd).split(' ');
    const output = this.#text.slice(start + begin.length, stop);
    return { output, status: Number(status), words: words.join(' ').trim() };
  }
}

function isReadable<T>(value: T | Readable<T>): value is Readable<T> {
  return typeof value === 'object' && value !== null && 'ok' in value;
}

/** Statuses of `timeout` (its own, and of a program ended by its signal), of the shell, and 77 of the collector. */
function reasonOf({ status, words }: Part): UnreadableReason {
  if (status === 124 || status === 143 || status === 137) return 'timeout';
  if (status === 77 || /sudo: |[Pp]ermission denied|not permitted/.test(words)) {
    return /sudo: \S+: command not found/.test(words) ? 'not-found' : 'forbidden';
  }
  if (status === 127 || /No such file|not found/.test(words)) return 'not-found';
  return 'failed';
}
