import { randomBytes } from 'node:crypto';
import type { KubernetesClient } from '../../src/kubernetes/client.ts';

/** A cluster on which the suite runs, and what it needs there. Whoever makes it removes all of it in `close`. */
export interface Environment {
  readonly client: KubernetesClient;
  /** Path of the kubeconfig that `client` came from. */
  readonly kubeconfig: string;
  /** A namespace of the suite's own; tests make objects here and need not remove them. */
  readonly namespace: string;
  /** Runs in that namespace. Its log reads {@link currentLog}; its container's previous life wrote {@link previousLog}. */
  readonly pod: {
    readonly name: string;
    readonly container: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  /** Commands can be run in the pod, and its port 8080 answers HTTP with `hello`. */
  readonly runsContainers: boolean;
  /** The server knows each kind's schema and so refuses fields that it does not have. */
  readonly knowsSchemas: boolean;
  close(): Promise<void>;
}

export const currentLog = 'one\ntwo\nthrée\n';
export const previousLog = 'first life\n';

/** A name that no other test uses. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}

/** Asks again until something holds; gives up loudly. For what a cluster does by itself, after a while. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>, withinMs = 60_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`${what}: not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The error that a call must throw; a call that succeeds is a failure. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  const value = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in value) return value.error;
  throw new Error(`an error was expected, but the call gave ${JSON.stringify(value.value)?.slice(0, 300)}`);
}
