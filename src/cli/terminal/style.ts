import { styleText } from 'node:util';

/** What a piece of text is; how it looks is decided here. Colour adds to what the words say and never says it alone. */
export type Look = 'critical' | 'warning' | 'unknown' | 'info' | 'good' | 'strong' | 'quiet' | 'command';
export type Style = (look: Look, text: string) => string;

const looks = {
  critical: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  unknown: ['bold', 'magenta'],
  info: ['cyan'],
  good: ['bold', 'green'],
  strong: ['bold'],
  quiet: ['dim'],
  command: ['cyan'],
} as const;

/** @param coloured false: every look is the plain text */
export function styleWith(coloured: boolean): Style {
  if (!coloured) return (_look, text) => text;
  return (look, text) => styleText([...looks[look]], text, { validateStream: false });
}

export interface ColourWish {
  readonly isTerminal: boolean;
  /** `--no-color` was given. */
  readonly refused: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Colour only on a terminal that can show it, and not when NO_COLOR (not empty) or `--no-color` asks for none. */
export function wantsColour({ isTerminal, refused, env }: ColourWish): boolean {
  return isTerminal && !refused && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
