/**
 * Characters that a terminal obeys or that make text look like other text: control characters (with them every ANSI and OSC
 * sequence), line and paragraph separators, marks and overrides of writing direction, invisible characters, tags, and
 * surrogates without their half. Our own texts hold none of them; no-break spaces are none of them either.
 */
const dangerous =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const shorthand: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Text from outside (a cluster, a host, a file, a command line) as it may be shown: what a terminal would obey becomes
 * visible, as `\u001b`. The only place where this is done for terminals; the layout of a page calls it on everything.
 */
export function escapeForTerminal(text: string): string {
  return text.replace(dangerous, (character) => shorthand[character] ?? codeOf(character));
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).padStart(4, '0');
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex}`;
}

/** A value as JSON that is harmless on a terminal and still the same value: what JSON leaves raw is written as `\u009b`. */
export function safeJson(value: unknown, space?: number): string {
  return JSON.stringify(value, null, space).replace(dangerous, (character) =>
    character === '\n' ? character : character.split('').map(unitOf).join(''),
  );
}

function unitOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
