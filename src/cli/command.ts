import { type Aliases, type BaseArgs, buildCommand, type Command, type TypedCommandParameters } from '@stricli/core';
import type { ExitStatus } from '../model/error.ts';
import type { CommandName, HelpText } from '../text/help-text.ts';
import type { CliContext } from './context.ts';

/** Any flags; written so that an interface will do. */
type Flags<FLAGS> = Readonly<Partial<Record<keyof FLAGS, unknown>>>;

/** What a command does, free of the parser: callable from tests. */
export type Run<FLAGS extends Flags<FLAGS>, ARGS extends BaseArgs = []> = (
  flags: FLAGS,
  context: CliContext,
  ...args: ARGS
) => Promise<ExitStatus>;

export interface LazyCommand<FLAGS extends Flags<FLAGS>, ARGS extends BaseArgs> {
  readonly name: CommandName;
  readonly help: HelpText;
  readonly parameters: TypedCommandParameters<FLAGS, ARGS, CliContext> & {
    readonly aliases?: Aliases<keyof FLAGS & string>;
  };
  /** Imports the command's module, only when the command runs. */
  readonly load: () => Promise<Run<FLAGS, ARGS>>;
}

export function lazyCommand<FLAGS extends Flags<FLAGS>, ARGS extends BaseArgs = []>(
  definition: LazyCommand<FLAGS, ARGS>,
): Command<CliContext> {
  const { brief, full } = definition.help.commands[definition.name];
  return buildCommand<FLAGS, ARGS, CliContext>({
    docs: { brief, fullDescription: full },
    parameters: definition.parameters,
    loader: async () => {
      const run = await definition.load();
      return async function (this: CliContext, flags: FLAGS, ...args: ARGS) {
        this.process.exitCode = await run(flags, this, ...args);
      };
    },
  });
}
