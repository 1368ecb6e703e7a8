import { type ErrorCode, LionsError } from '../model/error.ts';
import { redact } from '../redaction/redact.ts';
import type { Ended } from './machine.ts';

/** ssh's own exit status for everything that is not the remote command's. */
const sshFailed = 255;

/** What ssh says, in the order in which it must be looked for: a changed key is followed by more general words. */
const sayings: readonly (readonly [RegExp, ErrorCode])[] = [
  [
    /REMOTE HOST IDENTIFICATION HAS CHANGED|Host key verification failed|host key is known for|Host key .* revoked/i,
    'LIONS-HOST-004',
  ],
  [
    /Permission denied \(|Too many authentication failures|UNPROTECTED PRIVATE KEY|sign_and_send_pubkey|No supported authentication/,
    'LIONS-HOST-003',
  ],
  [/timed out|Timeout, server .* not responding/, 'LIONS-HOST-006'],
  [
    /Could not resolve|Connection refused|No route to host|Network is unreachable|Host is down|Connection (?:to \S+ )?(?:closed|reset)|kex_exchange_identification|banner exchange|Broken pipe|stdio forwarding failed|Unable to negotiate|mux_client|Bad (?:owner|configuration)|Can't open user config|jumphost loop|command-line/,
    'LIONS-HOST-002',
  ],
];

/** Why ssh could not run a command; undefined when what it ended with is the command's own. */
export function sshFailure(ended: Ended, target: string, connectSeconds: number): LionsError | undefined {
  const { exitCode, stderr } = ended;
  if (exitCode !== sshFailed) return undefined;
  const code = sayings.find(([pattern]) => pattern.test(stderr))?.[1];
  return code && new LionsError(code, sshWords(stderr), { target, seconds: connectSeconds });
}

/** When nothing came back at all, an end that nobody explains is ssh's too. */
export function unexplained(ended: Ended, target: string): LionsError {
  const words = sshWords(ended.stderr) || `the connection ended (exit status ${ended.exitCode ?? 'by a signal'})`;
  return new LionsError('LIONS-HOST-002', words, { target });
}

/** The lines that say something, on one line, without the frames that ssh draws around its warnings. */
export function sshWords(stderr: string): string {
  const lines = stderr
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^@+$|^@ .* @$|DOING SOMETHING NASTY|Someone could be eavesdropping/.test(line));
  return redact(lines.slice(-6).join('; ')).slice(-500);
}
