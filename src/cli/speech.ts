import type { Language } from '../text/language.ts';
import { createText, type Translate } from '../text/text.ts';
import type { CliContext } from './context.ts';
import type { SpeechFlags } from './flags.ts';
import { type Output, pageWidth } from './output.ts';
import { safeJson } from './terminal/escape.ts';
import { createPage, type Page } from './terminal/page.ts';
import { styleWith, wantsColour } from './terminal/style.ts';

/** In which language, and how much, a command speaks. */
export interface Speech {
  readonly language: Language;
  readonly words: Translate;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** An empty page for stdout, coloured when stdout is a terminal that may be. */
  readonly page: () => Page;
}

/** @param configured the language that `lions.yaml` names; the flag and LIONS_LANG come before it */
export function speechOf(flags: SpeechFlags, context: CliContext, configured?: Language): Speech {
  const fixed = flags.lang !== undefined || context.env['LIONS_LANG'];
  const language = fixed ? context.language : (configured ?? context.language);
  const { stdout, env } = context;
  const coloured = wantsColour({ isTerminal: stdout.isTTY === true, refused: flags.noColor === true, env });
  return {
    language,
    words: createText(language),
    quiet: flags.quiet === true,
    verbose: flags.verbose === true,
    page: () => createPage({ width: pageWidth(stdout), style: styleWith(coloured) }),
  };
}

export function printJson(output: Output, value: unknown): void {
  output.write(`${safeJson(value, 2)}\n`);
}

/** “a, b and c”, as the language joins a list. */
export function listOf(language: Language, parts: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}
