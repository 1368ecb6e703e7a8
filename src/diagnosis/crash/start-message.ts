import type { Container } from '../containers.ts';

/** Messages of runtimes and shells, with the few words that texts quote. The special precedes the general. */
const problems: readonly (readonly [RegExp, string])[] = [
  [/exec format error/i, 'exec format error'],
  [
    /not a directory|mount a directory onto a file|mounting .{0,400}(?:not a directory|no such file)/i,
    'mount: not a directory',
  ],
  [/executable file not found|command not found|: not found/i, 'executable file not found'],
  [/no command specified/i, 'no command specified'],
  [/is a directory/i, 'is a directory'],
  [/permission denied|operation not permitted/i, 'permission denied'],
  [/no such file or directory|cannot find|Unable to access jarfile|could not find/i, 'no such file or directory'],
  [/error mounting/i, 'mount failed'],
  [/OCI runtime|failed to create (?:shim|containerd) task|runc/i, 'OCI runtime create failed'],
];

/** What could not be started (`program`) and why, in a few English words (`problem`). */
export function startProblem(
  message: string | undefined,
  container: Container,
  exitCode: number | undefined,
): { readonly program: string; readonly problem: string } {
  const text = (message ?? '').slice(0, 4000);
  const known = problems.find(([pattern]) => pattern.test(text))?.[1];
  const byCode = exitCode === 126 ? 'not executable' : exitCode === 127 ? 'command not found' : 'start failed';
  return { program: programIn(text) ?? declared(container), problem: known ?? byCode };
}

/** The program that a message names: `exec: "/app/run": …`, `exec /app/run: …`, `sh: 1: gosu: not found`. */
function programIn(text: string): string | undefined {
  // Old runtimes say only `exec user process caused "no such file or directory"`.
  if (/exec user process/.test(text)) return undefined;
  const quoted = /exec: \\?"([^"\\]{1,200})\\?"/.exec(text)?.[1] ?? /\bexec (\/?[^\s:"]{1,200}):/.exec(text)?.[1];
  const shell =
    /([^\s:]{1,200}): (?:command )?(?:not found|No such file or directory|Permission denied|Is a directory)$/i.exec(
      text,
    )?.[1];
  return quoted ?? shell ?? /jarfile (\S{1,200})/.exec(text)?.[1];
}

function declared({ spec }: Container): string {
  return spec.command?.[0] ?? spec.args?.[0] ?? spec.image ?? '?';
}
