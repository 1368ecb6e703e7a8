/** Colour codes and other terminal sequences. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
export const terminalCodes = /\u001b\[[\d;?]{0,20}[A-Za-z]|[\u0000-\u0008\u000b-\u001f]/g;

/** Stack frames and other lines that accompany an error and never tell its cause. */
export const frame =
  /^\s*(?:at |\.\.\. \d+ (?:more|common frames)|File "|from \/|goroutine \d+|created by |[\w./@+-]{1,300}\.go:\d+(?: \+?\(?0x[\da-f]+\)?)?$|\/\S{1,300}:\d+:in [`'][^`']{1,120}'$|#\d+ |stack backtrace|note: run with|\[signal |exit status \d|\^+$|~+\^*|Node\.js v\d|node:internal|throw |return |raise |[{}\])]+[;,]?$)|^\s*\S{1,200}\.\S{1,200}\(.{0,200}\)$/;

/** Lines that say only that it failed, or that it ends. The cause stands elsewhere. */
export const vague =
  /^Aborted(?: \(core dumped\))?$|npm (?:ERR!|error)|ELIFECYCLE|error Command failed|command failed with exit code|APPLICATION FAILED TO START|Application run failed|Failed to start (?:the )?(?:application|quarkus|server|service)\b|(?:giving up|gave up|exiting|aborting|shutting down|stopping|terminat(?:ed|ing)|bye)\b|Traceback \(most recent|the above exception|exit(?:ed)? (?:with )?(?:code|status)|Context \[.{0,120}\] startup failed|listeners failed to start|Unexpected error occurred|stack trace|caches? to (?:be )?sync|For more details run|Error:$|Unhandled(?: exception| error| ?promise ?rejection| 'error' event)?:?\.?$|failed to boot|Could not create the Java Virtual Machine|A fatal exception has occurred|Fatal error during .{1,40} startup|see (?:the )?(?:log|above)|Process finished|child process \d+ exited|(?:removing contents of data directory)/i;

/** Levels at which a program reports without failing. */
const low =
  /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|AVERTISSEMENT)\b|"?level"?\s*[=:]\s*"?(?:trace|debug|info|notice|warn(?:ing)?|[1-4]0)\b|^[IWD]\d{4} \d\d:|\[[IWDT]\]|\[(?:debug|info|notice|warn(?:ing)?)\]/i;
const high =
  /\b(?:FATAL|PANIC|CRITICAL|SEVERE|GRAVE|EMERG|ALERT|ERROR|ERR)\b|"?(?:level|severity|lvl)"?\s*[=:]\s*"?(?:fatal|panic|crit\w*|err(?:or)?|[56]0)\b|^[EF]\d{4} \d\d:|\[(?:E|F|erro)\]|\[(?:error|crit|alert|emerg|fatal)\]|^\s*(?:\w+\.)*\w*(?:Error|Exception)\b/;

/** The level that stands first in a line, since messages quote other words; undefined when it names none. */
export function levelOf(line: string): 'high' | 'low' | undefined {
  const head = line.slice(0, 200);
  const [up, down] = [head.search(high), head.search(low)];
  if (up < 0 && down < 0) return undefined;
  return down < 0 || (up >= 0 && up <= down) ? 'high' : 'low';
}

/** Wordings of an error that ends a program, in many languages and stacks. */
export const strong: readonly RegExp[] = [
  /^\s*Caused by: |^Exception in thread|^\s*(?:[\w$]+[.:]{1,2})*[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Warning|Failure)\b(?::|$| \[)/,
  /^panic: |^fatal error: |^thread '.{1,80}' (?:\(\d+\) )?panicked|terminate called|^Unhandled exception|Uncaught|UnhandledPromiseRejection/,
  /PHP (?:Fatal|Parse) error|Fatal error: |^Error: |^\w{0,60}[Ee]rror: |: error: |: fatal: |: FATAL|FATAL:|PANIC:|SEVERE|GRAVE|\[emerg\]|\[crit\]|\[alert\]/,
  /Segmentation fault|core dumped|Assertion .{0,200}failed|Aborted|SIGSEGV|SIGABRT|\*\*\* (?:Error|FATAL)|Bus error|Illegal instruction/,
  /\.rb:\d+:in .{1,200}\(\w+(?:::\w+)*(?:Error|Exception)\)|\b(?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error)\b/,
];

/** Lines that look like an error of the program; the last resort. */
export const weak =
  /\b(?:error|fail(?:ed|ure)?|fatal|exception|panic|cannot|could not|unable to|invalid|denied|missing|not found)\b/i;
