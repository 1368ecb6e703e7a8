import { type ExitStatus, LionsError } from '../model/error.ts';
import type { Language } from '../text/language.ts';
import { createText, type Translate } from '../text/text.ts';
import { commandIn } from './arguments.ts';
import type { Surroundings } from './context.ts';
import type { FailureRecord } from './failure-schema.ts';
import { OutputClosed, pageWidth } from './output.ts';
import { escapeForTerminal, safeJson } from './terminal/escape.ts';
import { createPage } from './terminal/page.ts';
import { styleWith, wantsColour } from './terminal/style.ts';
import { type UsageKey, UsageProblem } from './usage-problem.ts';

export interface FailureOptions {
  readonly around: Surroundings;
  readonly language: Language;
  readonly args: readonly string[];
  /** One JSON line instead of words. */
  readonly json: boolean;
  /** The English detail and the stack too. */
  readonly verbose: boolean;
  readonly noColor: boolean;
}

/** Says what went wrong, in the user's language. The only place that does, and that gives errors their exit status. */
export function printFailure(thrown: unknown, options: FailureOptions): ExitStatus {
  const { around, verbose } = options;
  const words = createText(options.language);
  const error = asLionsError(thrown, options, words);
  if (around.signal.reason instanceof OutputClosed) return error.exit;
  if (options.json) {
    around.stderr.write(`${safeJson(recordOf(error, words, verbose))}\n`);
    return error.exit;
  }
  around.stderr.write(asText(error, options, words));
  return error.exit;
}

/** After a Ctrl-C everything that fails fails because of it. */
function asLionsError(thrown: unknown, options: FailureOptions, words: Translate): LionsError {
  if (options.around.signal.aborted) return new LionsError('LIONS-CLI-003', 'cancelled');
  if (thrown instanceof LionsError) return thrown;
  if (thrown instanceof UsageProblem) return usageError(thrown, options, words);
  return new LionsError('LIONS-CLI-004', thrown instanceof Error ? thrown.message : String(thrown), {}, thrown);
}

/** Where to look, when it is not the help. */
const pointer: Readonly<Partial<Record<UsageKey, string>>> = {
  unknownCode: 'seeRules',
  unknownNamespace: 'seeNamespaces',
};

function usageError(problem: UsageProblem, { args, language }: FailureOptions, words: Translate): LionsError {
  const { key, parameters, suggestions } = problem;
  const command = ['lions', commandIn(args)].filter(Boolean).join(' ');
  const quoted = suggestions.map((text) => words('cli.usage.quoted', { text }));
  const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(quoted);
  const hint = [
    suggestions.length > 0 ? words('cli.usage.suggestion', { list }) : '',
    words(`cli.usage.${pointer[key] ?? 'seeHelp'}`, { command }),
  ];
  return new LionsError(
    'LIONS-CLI-005',
    problem.message,
    { problem: words(`cli.usage.${key}`, parameters), hint: hint.filter(Boolean).join(' ') },
    problem,
  );
}

function recordOf(error: LionsError, words: Translate, verbose: boolean): FailureRecord {
  return {
    schema: 'lions.error/v1',
    code: error.code,
    id: error.id,
    message: words(`errors.${error.code}.what`, error.parameters),
    next: words(`errors.${error.code}.next`, error.parameters),
    causes: causesOf(error),
    reason: error.reason,
    exit: error.exit,
    ...(verbose && { stack: stackOf(error) }),
  };
}

function asText(error: LionsError, { around, verbose, noColor }: FailureOptions, words: Translate): string {
  const { stderr, env } = around;
  const coloured = wantsColour({ isTerminal: stderr.isTTY === true, refused: noColor, env });
  const page = createPage({ width: pageWidth(stderr), style: styleWith(coloured) });
  const { message, next, causes, code, id } = recordOf(error, words, verbose);
  page.text(message, { look: 'critical' });
  for (const cause of causes) page.text(words('cli.error.because', { cause }));
  page.text(next);
  if (code !== 'LIONS-CLI-003') page.text(words('cli.error.reference', { code, id }), { look: 'quiet' });
  return page.toString() + (verbose ? stackText(error) : '');
}

/** A stack is for developers: its lines are kept as they are, only made harmless. */
function stackText(error: Error): string {
  const lines = stackOf(error).split('\n');
  return lines.map((line) => `${escapeForTerminal(line)}\n`).join('');
}

function stackOf(error: Error): string {
  const chain = [error, ...causeChain(error)];
  return chain.map((one) => one.stack ?? String(one)).join('\ncaused by ');
}

/** What the message does not say already. */
function causesOf(error: LionsError): string[] {
  const said = new Set([error.message]);
  return causeChain(error)
    .filter((cause) => !(cause instanceof UsageProblem))
    .map((cause) => cause.message)
    .filter((message) => message !== '' && !said.has(message) && said.add(message));
}

function causeChain(error: Error): readonly Error[] {
  const chain: Error[] = [];
  for (let cause = error.cause; cause instanceof Error && chain.length < 8; cause = cause.cause) chain.push(cause);
  return chain;
}
