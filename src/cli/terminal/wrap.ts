import { displayWidth, graphemes } from './width.ts';

/**
 * Breaks text into lines of at most `width` columns, at spaces only; a no-break space holds. A word that is longer than a
 * line by itself (an image, a path) is cut, for nothing may leave the page.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = cut(word, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** Prefers to cut after a character at which paths, images and addresses have their joints. */
function cut(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const grapheme of graphemes(word)) {
    if (displayWidth(piece + grapheme) > width) {
      const joint = piece.search(/[/,;:=&.@-][^/,;:=&.@-]*$/) + 1;
      const at = joint > piece.length / 2 ? joint : piece.length;
      pieces.push(piece.slice(0, at));
      piece = piece.slice(at);
    }
    piece += grapheme;
  }
  return [...pieces, piece];
}

/**
 * A command over several lines, each but the last ending in a backslash, so that it can be copied whole into a shell.
 * Broken between its words only: a quoted word or a single long one stays as it is, even where it leaves the page.
 */
export function wrapCommand(command: string, width: number, indent = '  '): readonly string[] {
  if (displayWidth(command) <= width) return [command];
  const lines: string[] = [];
  let line = '';
  for (const word of shellWords(command)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line.trim() === '' || displayWidth(longer) + 2 <= width) {
      line = longer;
      continue;
    }
    lines.push(`${line} \\`);
    line = indent + word;
  }
  return [...lines, line];
}

/** The words of a command line as written, quotes and all; spaces inside single quotes or after a backslash part nothing. */
function shellWords(command: string): readonly string[] {
  return command.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? [];
}
