/**
 * What a line of a log can say of a failure's cause. Those of a dependency: refused, unreachable, timeout, name (not
 * resolved), password, denied, untrusted (its certificate), database (it lacks the database or role), busy (too many clients).
 */
export const dependencyCauses = [
  'refused',
  'unreachable',
  'timeout',
  'name',
  'password',
  'denied',
  'untrusted',
  'database',
  'busy',
] as const;

export type DependencyCause = (typeof dependencyCauses)[number];

export type LogCause =
  | DependencyCause
  /** files: not allowed, or the file system cannot be written */
  | 'permission'
  | 'read-only'
  /** what only root, another user or a capability may do, and this container may not */
  | 'privilege'
  /** the port to listen on is taken or forbidden */
  | 'port'
  /** a disk or volume is full */
  | 'space'
  /** the program is made for another processor */
  | 'architecture'
  /** what should be started is not there or cannot be run */
  | 'command'
  /** the program's own memory, heap or worker ran out */
  | 'memory'
  /** files, watchers, threads, memory maps: a limit of the kernel */
  | 'limit'
  /** the Kubernetes API refuses the service account */
  | 'forbidden'
  /** the Kubernetes API does not serve the kind that the program asks for */
  | 'kind'
  /** a part of the program itself (module, class, library) is missing: no setting, whatever its name */
  | 'program'
  /** what the volume holds does not fit the program, is damaged or locked */
  | 'data'
  /** another run holds the lock under which a schema is migrated */
  | 'lock'
  /** a setting is missing or wrong, or the schema is */
  | 'configuration';

/**
 * One wording of one cause. Expressions run on lines of at most 2,000 characters and must be linear: no nested quantifiers,
 * and between two words at most a bounded gap such as `.{0,80}`.
 */
export interface LogPattern {
  readonly cause: LogCause;
  readonly pattern: RegExp;
}

export function patterns(cause: LogCause, ...expressions: readonly RegExp[]): readonly LogPattern[] {
  return expressions.map((pattern) => ({ cause, pattern }));
}
