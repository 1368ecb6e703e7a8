import { mark } from './mark.ts';

const begin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/g;
const end = '-----END';
/** What a key's body is made of, also when a log printed its line ends as `\n`. */
const body = /[A-Za-z0-9+/=\s\\]*/y;

/**
 * Removes the bodies of PEM private keys. A key that is cut off is removed as far as it looks like one. By hand and not by
 * one expression, because looking for the end anew at each beginning would take quadratic time.
 */
export function withoutPrivateKeys(text: string): string {
  let out = '';
  let from = 0;
  let nextEnd = -1;
  for (const match of text.matchAll(begin)) {
    if (match.index < from) continue;
    const start = match.index + match[0].length;
    if (nextEnd !== Infinity && nextEnd < start) nextEnd = position(text, start);
    out += text.slice(from, start) + mark;
    from = keyEnd(text, start, nextEnd);
  }
  return out + text.slice(from);
}

function position(text: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? Infinity : at;
}

function keyEnd(text: string, start: number, nextEnd: number): number {
  body.lastIndex = start;
  const looksLike = start + (body.exec(text)?.[0].length ?? 0);
  // Headers of encrypted keys (`Proc-Type: 4,ENCRYPTED`) are not like a body, so a near end counts as this key's own.
  return nextEnd - start < 16_384 ? nextEnd : looksLike;
}
