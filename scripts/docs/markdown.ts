/** A text of ours as Markdown shows it unchanged: what looks like a tag or emphasis stays text. */
export function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/([*_`|\\])/g, '\\$1');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Stands on top of each generated page, so that nobody edits the page by hand. */
export const notice = (source: string) => `<!-- Made by \`npm run docs\` from ${source}; changes belong there. -->`;
