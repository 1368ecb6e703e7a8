/** Why something could not be looked at; the same words in JSON, in texts and in typed errors. */
export type UnreadableReason =
  | 'refused'
  | 'unauthorised'
  | 'forbidden'
  | 'not-found'
  | 'timeout'
  | 'unreachable'
  | 'tls'
  | 'invalid'
  | 'cancelled'
  | 'not-configured'
  | 'failed';

export interface Unreadable {
  readonly reason: UnreadableReason;
  /** The original message, English, already free of secrets. */
  readonly message: string;
}

/** A part of the world that was read, or the reason why it could not be. Never an empty value in place of an unread one. */
export type Readable<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly unreadable: Unreadable };

export function readable<T>(value: T): Readable<T> {
  return { ok: true, value };
}

export function unreadable<T = never>(reason: UnreadableReason, message: string): Readable<T> {
  return { ok: false, unreadable: { reason, message } };
}

/** The value when it was read, else undefined. For evidence that is welcome but not needed. */
export function valueOf<T>(part: Readable<T> | undefined): T | undefined {
  return part?.ok ? part.value : undefined;
}
