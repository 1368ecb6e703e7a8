import { escapeForTerminal } from './escape.ts';
import type { Look, Style } from './style.ts';
import { displayWidth } from './width.ts';
import { wrap, wrapCommand } from './wrap.ts';

export interface LineOptions {
  /** Columns before each line. */
  readonly indent?: number;
  readonly look?: Look | undefined;
}

export interface PageOptions {
  /** Columns of a line. */
  readonly width: number;
  readonly style: Style;
}

/** Text for people, line by line, wrapped to the page. Everything that is put on it is escaped first. */
export interface Page {
  /** A paragraph. */
  text(text: string, options?: LineOptions): void;
  /** A list entry: a dash, the text indented behind it. */
  item(text: string, options?: LineOptions): void;
  /** A label with text behind it; further lines stand under the text. A label of `column` columns or less is filled up. */
  labelled(label: string, text: string, options?: LineOptions & { readonly column?: number; readonly as?: Look }): void;
  /** A command to copy. */
  command(command: string, indent?: number): void;
  /** An empty line, never two of them. */
  gap(): void;
  /** The page, ending in a line break; empty when nothing is on it. */
  toString(): string;
}

export function createPage({ width, style }: PageOptions): Page {
  const lines: string[] = [];

  /** Wraps the text behind a lead that already stands in columns 0 to `column`. */
  const put = (lead: string, column: number, text: string, look: Look | undefined) => {
    for (const [index, line] of wrap(escapeForTerminal(text), width - column).entries()) {
      const shown = look && line ? style(look, line) : line;
      lines.push(((index === 0 ? lead : ' '.repeat(column)) + shown).trimEnd());
    }
  };

  return {
    text: (text, { indent = 0, look } = {}) => put(' '.repeat(indent), indent, text, look),
    item: (text, { indent = 0, look } = {}) => put(`${' '.repeat(indent)}- `, indent + 2, text, look),
    labelled(label, text, { indent = 0, look, column = 0, as = 'strong' } = {}) {
      const safe = escapeForTerminal(label);
      const filled = Math.max(column, displayWidth(safe) + 1);
      const lead = ' '.repeat(indent) + style(as, safe) + ' '.repeat(filled - displayWidth(safe));
      put(lead, indent + filled, text, look);
    },
    command(command, indent = 0) {
      for (const line of wrapCommand(escapeForTerminal(command), width - indent))
        lines.push(' '.repeat(indent) + style('command', line));
    },
    gap() {
      if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
    },
    toString: () => (lines.length === 0 ? '' : `${lines.join('\n')}\n`),
  };
}
