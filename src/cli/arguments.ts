import { type CommandName, commandNames } from '../text/help-text.ts';

// What must be known of the command line before it is parsed: in which language and form to say that it cannot be parsed.

/** Flags with a value that people also write before the command, as kubectl allows. */
const valued = [
  '--environment',
  '--kubeconfig',
  '--context',
  '--namespace',
  '-n',
  '--config',
  '--lang',
  '--output',
  '-o',
  '--timeout',
];
const bare = ['--no-color', '--quiet', '-q', '--verbose', '-v'];

/** The last value given to a flag, as `--flag value` or `--flag=value`, up to a `--`. */
export function peekFlag(args: readonly string[], ...names: readonly string[]): string | undefined {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  let value: string | undefined;
  for (const [index, argument] of args.slice(0, end).entries()) {
    if (names.includes(argument)) value = args[index + 1];
    const joined = names.find((name) => argument.startsWith(`${name}=`));
    if (joined) value = argument.slice(joined.length + 1);
  }
  return value;
}

export function hasFlag(args: readonly string[], ...names: readonly string[]): boolean {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  return args.slice(0, end).some((argument) => names.includes(argument));
}

/** The command, or group of commands, that the line begins with; empty when it begins with none. */
export function commandIn(args: readonly string[]): CommandName {
  const words = sharedFlagsLast(args);
  const tried = [words.slice(0, 2).join(' '), words[0] ?? ''];
  return tried.flatMap((words) => commandNames.filter((name) => name === words))[0] ?? '';
}

/**
 * Moves shared flags that stand before the command, or between its words, behind it, where the parser wants them. A line
 * of nothing but such flags asks for help.
 */
export function sharedFlagsLast(args: readonly string[]): readonly string[] {
  const words: string[] = [];
  const moved: string[] = [];
  let at = 0;
  for (; at < args.length; at++) {
    const argument = args[at] ?? '';
    const isValued = valued.includes(argument);
    const isShared = isValued || bare.includes(argument) || valued.some((name) => argument.startsWith(`${name}=`));
    if (isShared) moved.push(argument);
    else if (words.length === 0 && isGroup(argument)) words.push(argument);
    else break;
    if (isValued && at + 1 < args.length) moved.push(args[++at] ?? '');
  }
  if (moved.length === 0) return args;
  const rest = args.slice(at);
  if (rest.length === 0) return [...words, '--help'];
  const end = rest.includes('--') ? rest.indexOf('--') : rest.length;
  return [...words, ...rest.slice(0, end), ...moved, ...rest.slice(end)];
}

/** Whether a word is the first of several commands, and none by itself. */
function isGroup(word: string): boolean {
  return commandNames.some((name) => name.startsWith(`${word} `));
}
