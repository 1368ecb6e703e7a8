const plain = /^[A-Za-z0-9_@%+=:,./-]+$/;

/**
 * One argument as a POSIX shell reads it back unchanged. The only quoting function of the project: for commands shown to
 * people and for the one string that OpenSSH passes to the remote shell.
 * @throws {RangeError} when the text holds a NUL, which no shell argument can.
 */
export function shellQuote(argument: string): string {
  if (argument.includes('\0')) throw new RangeError('an argument cannot contain a NUL character');
  if (plain.test(argument)) return argument;
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}

export function shellCommand(...words: readonly string[]): string {
  return words.map(shellQuote).join(' ');
}
