import type { Command, RouteMap, StricliIntegration } from '@stricli/core';
import type { CommandHelp, CommandName, FlagName, HelpExit, HelpText } from '../text/help-text.ts';
import type { CliContext } from './context.ts';
import { sharedFlags } from './flags.ts';
import { pageWidth } from './output.ts';
import { createPage, type Page } from './terminal/page.ts';
import { styleWith } from './terminal/style.ts';

type Target = Command<CliContext> | RouteMap<CliContext>;
type Parameters = Command<CliContext>['parameters'];

/** `--help` in our own layout: wrapped to the terminal, shared flags apart, exit statuses listed. */
export function helpIntegration(help: HelpText): StricliIntegration<CliContext> {
  return {
    flag: {
      brief: help.flags.help,
      aliases: ['h'],
      global: true,
      defaultForRouteMap: true,
      run(_app, { result }) {
        const page = createPage({ width: pageWidth(this.process.stdout), style: styleWith(false) });
        const name = result.prefix.slice(1).join(' ') as CommandName;
        writeHelp(page, help, name, result.target);
        this.process.stdout.write(page.toString());
      },
    },
  };
}

function writeHelp(page: Page, help: HelpText, name: CommandName, target: Target): void {
  const own = help.commands[name];
  const call = name === '' ? 'lions' : `lions ${name}`;
  page.text(own.full);
  heading(page, help.headings.usage);
  if ('parameters' in target) {
    page.text([call, ...positionals(target.parameters), `[${help.headings.flags}]`].join(' '), { indent: 2 });
    writeArguments(page, help, own);
    writeFlags(page, help, target.parameters);
  } else {
    page.text(`${call} ${help.keywords.command} [${help.headings.flags}]`, { indent: 2 });
    writeCommands(page, help, name, target);
  }
  writeExits(page, help, own);
  if (!own.examples) return;
  heading(page, help.headings.examples);
  for (const example of own.examples) page.text(example, { indent: 2 });
}

function heading(page: Page, text: string): void {
  page.gap();
  page.text(text);
}

function positionals({ positional }: Parameters): readonly string[] {
  return positional?.kind === 'tuple' ? positional.parameters.map(({ placeholder = '' }) => placeholder) : [];
}

function writeCommands(page: Page, help: HelpText, name: CommandName, target: RouteMap<CliContext>): void {
  heading(page, help.headings.commands);
  const entries = target.getAllEntries().map((entry) => entry.name.original);
  const rows = entries.map((entry) => {
    const full = (name === '' ? entry : `${name} ${entry}`) as CommandName;
    return [entry, help.commands[full].brief] as const;
  });
  const flags = name === '' ? ([['--version', help.flags.version]] as const) : [];
  writeRows(page, [...rows, ...flags, ['--help', help.flags.help]]);
}

function writeArguments(page: Page, { headings }: HelpText, own: CommandHelp): void {
  if (!own.arguments) return;
  heading(page, headings.arguments);
  writeRows(page, Object.entries(own.arguments));
}

function writeFlags(page: Page, help: HelpText, { flags = {}, aliases = {} }: Parameters): void {
  const letters = new Map(Object.entries(aliases).map(([letter, name]) => [name, letter]));
  const row = (name: string): readonly [string, string] => {
    const flag = flags[name];
    const letter = letters.get(name);
    const kebab = name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
    const values = flag?.kind === 'enum' ? flag.values.join('|') : undefined;
    const value = values && values.length < 16 ? values : help.placeholders[name as FlagName];
    const notes = [
      values !== value && values,
      flag && 'default' in flag && flag.default !== undefined && `${help.keywords.default} ${String(flag.default)}`,
      flag && 'variadic' in flag && flag.variadic && help.keywords.repeatable,
    ].filter(Boolean);
    const usage = `${letter ? `-${letter}, ` : ''}--${kebab}${value ? ` ${value}` : ''}`;
    return [usage, `${help.flags[name as FlagName]}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`];
  };
  const { own = [], shared = [] } = Object.groupBy(Object.keys(flags), (name) =>
    sharedFlags.has(name) ? 'shared' : 'own',
  );
  if (own.length > 0) {
    heading(page, help.headings.flags);
    writeRows(page, own.map(row));
  }
  heading(page, help.headings.shared);
  writeRows(page, [...shared.map(row), ['-h, --help', help.flags.help]]);
}

function writeExits(page: Page, help: HelpText, own: CommandHelp): void {
  const exits = Object.entries(own.exits);
  if (exits.length === 0) return;
  heading(page, help.headings.exit);
  writeRows(
    page,
    exits.map(([status, text]) => [status, text ?? help.exits[Number(status) as HelpExit]]),
  );
}

/** A name and what it is; a name too long for its column has a line of its own. */
function writeRows(page: Page, rows: readonly (readonly [string, string])[]): void {
  const column = Math.min(24, Math.max(...rows.map(([name]) => name.length)) + 2);
  for (const [name, text] of rows) {
    if (name.length < column) {
      page.labelled(name, text, { indent: 2, column });
      continue;
    }
    page.text(name, { indent: 2 });
    page.text(text, { indent: 2 + column });
  }
}
