import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { notice } from './markdown.ts';

/** In the order in which they stand in the change log. */
const kinds = ['Security', 'Change', 'Fix', 'Addition'] as const;

export interface Change {
  readonly kind: (typeof kinds)[number];
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly links: readonly string[];
}

/**
 * One file of `changes/`, whose form `changes/README.md` describes.
 * @throws {Error} that says what is wrong with it
 */
export function parseChange(text: string): Change {
  const [first = '', ...rest] = text.trimEnd().split(/\n\n+/);
  const head = new RegExp(`^(${kinds.join('|')}): (.+)$`).exec(first);
  if (!head) throw new Error(`the first line must be one of ${kinds.join(', ')}, a colon and a title`);
  const [, kind, title = ''] = head;
  if (title.endsWith('.') || title.length > 80) throw new Error('a title has no full stop and at most 80 characters');
  const list = rest.pop() ?? '';
  const links = list.split('\n').map((line) => /^- (issue \d+|https:\/\/\S+|[\w./-]+)$/.exec(line)?.[1]);
  if (!links.every((link) => link !== undefined)) throw new Error('the last paragraph must be a list of links');
  if (rest.length === 0) throw new Error('between title and links stands what changes for the user');
  return { kind: kind as Change['kind'], title, paragraphs: rest, links };
}

/** `CHANGELOG.md`: the newest version first, and what is not released yet before it. */
export function changelogPage(root: string): string {
  const folders = readdirSync(join(root, 'changes'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const versions = folders.map((entry) => entry.name).filter((name) => name !== 'unreleased');
  const newestFirst = versions.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const sections = ['unreleased', ...newestFirst].map((name) => section(root, name)).filter(Boolean);
  return [notice('changes/'), '# Change log', ...sections].join('\n\n');
}

function section(root: string, name: string): string {
  const folder = join(root, 'changes', name);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.md')) : [];
  const changes = files.toSorted().map((file) => parseChange(readFileSync(join(folder, file), 'utf8')));
  const sorted = changes.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  if (sorted.length === 0) return '';
  const title = name === 'unreleased' ? 'Not released yet' : name;
  return [`## ${title}`, ...sorted.map(entry)].join('\n\n');
}

function entry({ kind, title, paragraphs, links }: Change): string {
  const shown = links.map((link) => (/^issue |^https:/.test(link) ? link : `[${link}](${link})`));
  return [`### ${kind}: ${title}`, ...paragraphs, shown.join(', ')].join('\n\n');
}
