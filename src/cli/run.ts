import { run } from '@stricli/core';
import type { ExitStatus } from '../model/error.ts';
import type { HelpText } from '../text/help-text.ts';
import { type Language, languageOf, languages } from '../text/language.ts';
import { createApplication } from './application.ts';
import { hasFlag, peekFlag, sharedFlagsLast } from './arguments.ts';
import type { CliContext, Surroundings } from './context.ts';

/**
 * Runs one command line to its end: parses, runs, and prints what went wrong. Throws nothing.
 * @param args without the program's name
 */
export async function runCommandLine(args: readonly string[], around: Surroundings): Promise<ExitStatus> {
  const language = languageFrom(args, around.env);
  const { stdout, stderr, env } = around;
  const context: CliContext = { ...around, process: { stdout, stderr, env }, language };
  try {
    await run(createApplication(await helpIn(language)), sharedFlagsLast(args), context);
    return (context.process.exitCode ?? 0) as ExitStatus;
  } catch (error) {
    const { printFailure } = await import('./failure.ts');
    return printFailure(error, {
      around,
      language,
      args,
      json: peekFlag(args, '--output', '-o') === 'json',
      verbose: hasFlag(args, '--verbose', '-v'),
      noColor: hasFlag(args, '--no-color'),
    });
  }
}

function languageFrom(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const asked = peekFlag(args, '--lang');
  return languages.find((language) => language === asked) ?? languageOf(env);
}

async function helpIn(language: Language): Promise<HelpText> {
  const module = language === 'fr' ? await import('../text/fr/cli-help.ts') : await import('../text/en/cli-help.ts');
  return module.help;
}
