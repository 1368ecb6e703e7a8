import { describe, expect, test } from 'vitest';
import { help as en } from '../text/en/cli-help.ts';
import { help as fr } from '../text/fr/cli-help.ts';
import { commandNames } from '../text/help-text.ts';
import { displayWidth } from './terminal/width.ts';
import { inConsole } from './testing/console.ts';

const texts = { en, fr };

describe.each(['en', 'fr'] as const)('help in %s', (language) => {
  const help = texts[language];

  test.each(commandNames)('of “%s” is complete and fits the page', async (name) => {
    const args = [...name.split(' ').filter(Boolean), '--help', '--lang', language];
    const { status, stdout, stderr } = await inConsole(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(help.headings.usage);
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
    expect(stdout).not.toMatch(/undefined|\[object|\{\{/);
    const exits = Object.keys(help.commands[name].exits);
    for (const exit of exits) expect(stdout).toMatch(new RegExp(`^ {2}${exit} +\\S`, 'm'));
    expect(stdout.includes(help.headings.exit)).toBe(exits.length > 0);
  });

  test('comes without a command too', async () => {
    const { status, stdout } = await inConsole(['--lang', language]);
    expect(status).toBe(0);
    expect(stdout).toContain(help.commands.diagnose.brief);
  });
});

describe('help', () => {
  test('speaks the language of the environment', async () => {
    const { stdout } = await inConsole(['diagnose', '-h'], { env: { LANG: 'fr_FR.UTF-8' } });
    expect(stdout).toContain('CODE DE SORTIE');
  });

  test('names the values of a flag', async () => {
    const { stdout } = await inConsole(['diagnose', '--help']);
    expect(stdout).toMatch(/--severity LEVEL .*\n? *\(critical\|warning\|info\)/);
    expect(stdout).toMatch(/-o, --output text\|json .*\(default text\)/);
    expect(stdout).toMatch(/-n, --namespace NAME[^-]*\(repeatable\)/);
  });

  test('is of the same shape in both languages', () => {
    expect(shapeOf(fr)).toEqual(shapeOf(en));
  });
});

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}
