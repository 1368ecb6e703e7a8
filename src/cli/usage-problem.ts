import {
  AliasNotFoundError,
  type ApplicationText,
  ArgumentParseError,
  EnumValidationError,
  FlagNotFoundError,
  text_en,
  UnexpectedFlagError,
  UnexpectedPositionalError,
  UnsatisfiedFlagError,
  UnsatisfiedPositionalError,
} from '@stricli/core';

/** A command line that cannot be understood. Put into the user's words where errors are printed. */
export class UsageProblem extends Error {
  /** Key under `cli.usage`. */
  readonly key: UsageKey;
  readonly parameters: Readonly<Record<string, string>>;
  /** What was perhaps meant, as it would be typed. */
  readonly suggestions: readonly string[];

  constructor(key: UsageKey, parameters: Readonly<Record<string, string>>, suggestions: readonly string[] = []) {
    super(`${key} ${JSON.stringify(parameters)}`);
    this.name = 'UsageProblem';
    this.key = key;
    this.parameters = parameters;
    this.suggestions = suggestions;
  }
}

export type UsageKey =
  | 'unknownCommand'
  | 'unknownFlag'
  | 'invalidValue'
  | 'missingValue'
  | 'repeatedFlag'
  | 'tooManyArguments'
  | 'missingArgument'
  | 'unknownCode'
  | 'unknownNamespace'
  | 'other';

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const flag = (name: string) => `--${kebab(name)}`;

/** The parser's texts throw instead of speaking: every error is printed in one place, whatever it came from. */
export const throwingText: ApplicationText = {
  ...text_en,
  noCommandRegisteredForInput({ input, corrections }) {
    if (input.startsWith('-')) throw new UsageProblem('unknownFlag', { flag: input });
    const known = corrections.map((correction) => correction.replaceAll('`', ''));
    throw new UsageProblem('unknownCommand', { name: input }, known);
  },
  exceptionWhileParsingArguments: (error) => {
    throw problemOf(error);
  },
  exceptionWhileLoadingCommandFunction: rethrow,
  exceptionWhileLoadingCommandContext: rethrow,
  exceptionWhileRunningCommand: rethrow,
  commandErrorResult: rethrow,
  exceptionWhileRunningIntegrationHook: ({ exception }) => rethrow(exception),
  exceptionWhileRunningIntegrationFlag: ({ exception }) => rethrow(exception),
};

function rethrow(error: unknown): never {
  throw error instanceof Error ? error : new Error(String(error));
}

function problemOf(error: unknown): Error {
  if (error instanceof FlagNotFoundError)
    return new UsageProblem('unknownFlag', { flag: `--${error.input}` }, error.corrections.map(flag));
  if (error instanceof AliasNotFoundError) return new UsageProblem('unknownFlag', { flag: `-${error.input}` });
  if (error instanceof EnumValidationError) {
    const { input, values } = error;
    return new UsageProblem('invalidValue', {
      flag: flag(error.externalFlagName),
      value: input,
      expected: values.join(', '),
    });
  }
  if (error instanceof ArgumentParseError) return error.exception instanceof Error ? error.exception : error;
  if (error instanceof UnsatisfiedFlagError)
    return new UsageProblem('missingValue', { flag: flag(error.externalFlagName) });
  if (error instanceof UnexpectedFlagError)
    return new UsageProblem('repeatedFlag', { flag: flag(error.externalFlagName) });
  if (error instanceof UnexpectedPositionalError) return new UsageProblem('tooManyArguments', { value: error.input });
  if (error instanceof UnsatisfiedPositionalError)
    return new UsageProblem('missingArgument', { argument: error.placeholder });
  // Thrown by ourselves a moment ago: the parser passes through here twice when it met several problems.
  return error instanceof Error ? error : new UsageProblem('other', { detail: String(error) });
}
