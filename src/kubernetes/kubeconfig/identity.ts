import type { ClusterEntry } from './schema.ts';

/** What one request needs to prove who asks. Secret: for headers and TLS only, never for a message or a log. */
export interface Identity {
  readonly authorization?: string | undefined;
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
}

export interface Credentials {
  /** Headers that are not secret: impersonation. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  /** The identity to use now; reads files and runs plugins when what is held has expired. */
  identity(signal?: AbortSignal): Promise<Identity>;
  /** After a 401: forgets what is held. False when nothing new can be had by asking again. */
  renew(): boolean;
}

export interface CredentialsContext {
  readonly cluster: ClusterEntry;
  readonly server: string;
  readonly env?: NodeJS.ProcessEnv | undefined;
}
