import type { TextParameters } from './finding.ts';
import type { UnreadableReason } from './readable.ts';

/** Process exit statuses; nothing else is ever returned. Documented in every `--help`. */
export const exitStatus = { ok: 0, problems: 1, usage: 2, unknown: 3, person: 4, cancelled: 130 } as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

interface ErrorKind {
  readonly reason: UnreadableReason;
  readonly exit: ExitStatus;
}

const { problems, usage, unknown, cancelled } = exitStatus;

/**
 * Every error that LIONS can tell a user about. A code is never used again for something else. What happened and what to
 * do next stand in `src/text/<language>/errors.ts` under the code, and a page for users in `docs/errors.md`; a test ties the three.
 */
export const errorCatalogue = {
  'LIONS-NET-001': { reason: 'refused', exit: unknown },
  'LIONS-NET-002': { reason: 'unreachable', exit: unknown },
  'LIONS-NET-003': { reason: 'timeout', exit: unknown },
  'LIONS-NET-004': { reason: 'tls', exit: unknown },
  'LIONS-NET-005': { reason: 'failed', exit: unknown },
  'LIONS-NET-006': { reason: 'unreachable', exit: unknown },
  'LIONS-API-001': { reason: 'unauthorised', exit: unknown },
  'LIONS-API-002': { reason: 'forbidden', exit: unknown },
  'LIONS-API-003': { reason: 'not-found', exit: problems },
  'LIONS-API-004': { reason: 'failed', exit: problems },
  'LIONS-API-005': { reason: 'invalid', exit: problems },
  'LIONS-API-006': { reason: 'timeout', exit: unknown },
  'LIONS-API-007': { reason: 'failed', exit: unknown },
  'LIONS-API-008': { reason: 'failed', exit: unknown },
  'LIONS-API-009': { reason: 'invalid', exit: unknown },
  'LIONS-API-010': { reason: 'failed', exit: problems },
  'LIONS-CFG-001': { reason: 'not-configured', exit: usage },
  'LIONS-CFG-002': { reason: 'invalid', exit: usage },
  'LIONS-CFG-003': { reason: 'not-found', exit: usage },
  'LIONS-CFG-004': { reason: 'failed', exit: unknown },
  'LIONS-CFG-005': { reason: 'not-found', exit: usage },
  'LIONS-CFG-006': { reason: 'invalid', exit: usage },
  'LIONS-CFG-007': { reason: 'not-found', exit: usage },
  'LIONS-HOST-001': { reason: 'not-configured', exit: unknown },
  'LIONS-HOST-002': { reason: 'unreachable', exit: unknown },
  'LIONS-HOST-003': { reason: 'unauthorised', exit: unknown },
  'LIONS-HOST-004': { reason: 'tls', exit: unknown },
  'LIONS-HOST-005': { reason: 'failed', exit: problems },
  'LIONS-HOST-006': { reason: 'timeout', exit: unknown },
  'LIONS-CLI-001': { reason: 'not-found', exit: usage },
  'LIONS-CLI-002': { reason: 'invalid', exit: usage },
  'LIONS-CLI-003': { reason: 'cancelled', exit: cancelled },
  'LIONS-CLI-004': { reason: 'failed', exit: problems },
  'LIONS-CLI-005': { reason: 'invalid', exit: usage },
  'LIONS-BOX-001': { reason: 'not-found', exit: usage },
  'LIONS-BOX-002': { reason: 'invalid', exit: usage },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorCatalogue;

/** An error with a stable code, a cause chain, and a short id that the user can quote and the log holds too. */
export class LionsError extends Error {
  readonly code: ErrorCode;
  readonly parameters: TextParameters;
  /** Eight characters, new for each occurrence. */
  readonly id: string;

  /**
   * @param detail what happened in English, for logs and as `{{detail}}` in texts; free of secrets
   * @param parameters values for the placeholders of the code's texts
   */
  constructor(code: ErrorCode, detail: string, parameters: TextParameters = {}, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause });
    this.name = 'LionsError';
    this.code = code;
    this.parameters = { detail, ...parameters };
    this.id = globalThis.crypto.randomUUID().slice(0, 8);
  }

  get reason(): UnreadableReason {
    return errorCatalogue[this.code].reason;
  }

  get exit(): ExitStatus {
    return errorCatalogue[this.code].exit;
  }
}

/** Whatever was thrown, as a reason and a message that can stand in a snapshot. */
export function unreadableFrom(error: unknown): { readonly reason: UnreadableReason; readonly message: string } {
  if (error instanceof LionsError) return { reason: error.reason, message: error.message };
  return { reason: 'failed', message: error instanceof Error ? error.message : String(error) };
}
