import { mark } from './mark.ts';

/** Words that make a key's value a secret. `PWD` alone is a folder, `pass` inside a word (`bypass`) is nothing. */
const words = [
  'pass(?:word|wd|phrase|code)',
  '(?<![A-Za-z])pass(?![A-Za-z])',
  '(?<=[A-Za-z_-])pwd',
  'secret',
  'token',
  '(?:api|access|private|encryption|signing|account|client|shared)[_-]?key',
  'credential',
].join('|');

/** What may follow such a word in a key whose value only speaks of the secret: `secretName`, `token-file`, `passwordPolicy`. */
const harmless =
  /(?:names?|refs?|references?|path|files?|dir|folder|type|length|len|size|count|policy|ur[il]|version|ttl|expir\w*|host|port|namespace|class|mount|volume|ids?|auth\w*|provider|controller|manager|store|exists|required|found)$/i;

// A key, what separates it from its value, and the value: quoted inside a quoted text, quoted, or up to the next space.
const pair = new RegExp(
  `(${words})([\\w.-]{0,48})(\\\\{0,4}["']?\\s{0,3}(?:=>|:=|[:=])[ \\t]{0,3})(\\\\+["'][^"'\\\\\\n]*|"(?:[^"\\\\\\n]|\\\\.)*|'[^'\\n]*|[^\\s"'&;\\\\]+)`,
  'gi',
);
const flag = new RegExp(
  `(--[\\w-]{0,40}?(?:${words}))([\\w-]{0,32})([ \\t]{1,4})(?!-)("[^"\\n]*|'[^'\\n]*|[^\\s"']+)`,
  'gi',
);
const secretWord = new RegExp(`(?:${words})([\\w.-]*)$`, 'i');

/** Values that hold nothing: references that are filled in elsewhere, emptiness, and what somebody hid already. */
const nothing =
  /^(?:\$\([\w.-]+\)|\$\{[\w.-]+\}|\[redacted\]\S*|<redacted>|<nil>|\*+|null|nil|none|true|false|undefined)?[,)}\]]*$/i;

/** `key=value`, `key: value`, JSON and command line flags: the value of a key that names a secret is removed. */
export function withoutSecretPairs(text: string): string {
  return text.replace(flag, hideFlag).replace(pair, hideUnlessProse);
}

/** Whether a key by its name holds a secret, as `DB_PASSWORD` does and `SECRET_NAME` does not. */
export function isSecretKey(key: string): boolean {
  const match = secretWord.exec(key);
  return match !== null && !harmless.test(match[1] ?? '');
}

function hideUnlessProse(all: string, word: string, suffix: string, separator: string, value: string): string {
  if (harmless.test(suffix) || isProse(word, separator, value)) return all;
  return hide(all, word + suffix + separator, value);
}

function hideFlag(all: string, name: string, suffix: string, space: string, value: string): string {
  return harmless.test(suffix) ? all : hide(all, name + suffix + space, value);
}

function hide(all: string, before: string, value: string): string {
  const quote = /^\\*["']?/.exec(value)?.[0] ?? '';
  const content = value.slice(quote.length);
  return nothing.test(content) ? all : before + quote + mark;
}

/** “invalid token: unexpected end of input” says why, and holds no token. */
function isProse(word: string, separator: string, value: string): boolean {
  return /^(?:secret|token|credential)$/i.test(word) && /: +$/.test(separator) && /^[A-Za-z]{1,19}[,.:]?$/.test(value);
}
