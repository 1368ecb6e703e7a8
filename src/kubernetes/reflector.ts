import { LionsError } from '../model/error.ts';
import { isGone } from './errors.ts';
import { list, type Project, type Selection } from './list.ts';
import type { RawObject } from './object.ts';
import { type Change, type Entry, entryOf, ReflectorStore } from './reflector-store.ts';
import type { Resource } from './resource.ts';
import { abortError, sleep } from './transport/deadline.ts';
import { networkError } from './transport/network-error.ts';
import { jittered } from './transport/retry.ts';
import type { Transport } from './transport/transport.ts';
import { watch } from './watch.ts';

export interface ReflectorOptions<T> extends Selection {
  readonly project?: Project<T> | undefined;
  readonly signal: AbortSignal;
  /** Objects a page of the first list. */
  readonly pageSize?: number | undefined;
  /** How long one watch lasts before the next takes over from its last version. Default 290. */
  readonly watchSeconds?: number | undefined;
  /** Pauses after failures double from the first to the longest; half is random. Milliseconds. */
  readonly pauses?: { readonly firstMs: number; readonly longestMs: number } | undefined;
  /** Called for every change, in order, never for the same one twice. Must not throw. */
  readonly onChange?: ((change: Change<T>) => void) | undefined;
  /** Called after each whole list was taken over. */
  readonly onSynced?: (() => void) | undefined;
  /** Called when the cluster could not be followed and before the next attempt. What is held may be stale until then. */
  readonly onTrouble?: ((error: LionsError, nextAttemptMs: number) => void) | undefined;
}

const defaultPauses = { firstMs: 500, longestMs: 30_000 };

/**
 * Keeps the state of a kind: lists it, then follows it by watches that resume from the last version, bookmarks included.
 * After a 410 it lists again and tells the difference; after any other failure it pauses and resumes.
 */
export class Reflector<T = RawObject> {
  readonly store = new ReflectorStore<T>();
  readonly #transport: Transport;
  readonly #resource: Resource;
  readonly #options: ReflectorOptions<T>;
  #version: string | undefined;
  #failures = 0;

  constructor(transport: Transport, resource: Resource, options: ReflectorOptions<T>) {
    this.#transport = transport;
    this.#resource = resource;
    this.#options = options;
  }

  /** The last version that was seen; undefined until the first list is in, and while a new one is needed. */
  get resourceVersion(): string | undefined {
    return this.#version;
  }

  /** Runs until the signal aborts, then resolves. Nothing else ends it: trouble is told and tried again. */
  async run(): Promise<void> {
    const { signal } = this.#options;
    while (!signal.aborted) {
      try {
        if (this.#version === undefined) await this.#relist();
        await this.#follow();
      } catch (error) {
        if (signal.aborted) return;
        await this.#recover(networkError(error, this.#transport.target));
      }
    }
  }

  async #relist(): Promise<void> {
    const { namespace, labelSelector, fieldSelector, signal, pageSize, onSynced } = this.#options;
    const project = this.#options.project ?? ((object: RawObject) => object as unknown as T);
    const { items, resourceVersion } = await list<Entry<T>>(this.#transport, this.#resource, {
      namespace,
      labelSelector,
      fieldSelector,
      pageSize,
      signal,
      project: (object) => entryOf(object, project),
    });
    this.#tell(this.store.replace(items));
    this.#version = resourceVersion;
    onSynced?.();
  }

  async #follow(): Promise<void> {
    const { namespace, labelSelector, fieldSelector, signal, project, watchSeconds } = this.#options;
    const started = performance.now();
    let heard = false;
    const events = watch<T>(this.#transport, this.#resource, {
      namespace,
      labelSelector,
      fieldSelector,
      signal,
      project,
      resourceVersion: this.#version,
      timeoutSeconds: watchSeconds,
    });
    for await (const event of events) {
      if (signal.aborted) throw abortError(signal, this.#transport.target);
      heard = true;
      this.#failures = 0;
      if (event.type === 'BOOKMARK') this.#version = event.resourceVersion || this.#version;
      else {
        this.#tell(this.store.take(event));
        this.#version = event.identity.resourceVersion || this.#version;
      }
    }
    // A server that ends watches at once must not be asked in a tight loop.
    if (!heard && performance.now() - started < 1_000) await this.#pause();
  }

  async #recover(error: LionsError): Promise<void> {
    if (isGone(error)) {
      this.#version = undefined;
      // The first list after a 410 needs no pause; a server that always says 410 does.
      if (this.#failures++ === 0) return;
    }
    await this.#pause(error);
  }

  async #pause(error?: LionsError): Promise<void> {
    const { signal, onTrouble, pauses = defaultPauses } = this.#options;
    const pause = jittered(++this.#failures, Math.random, pauses.firstMs, pauses.longestMs);
    if (error) onTrouble?.(error, pause);
    await sleep(pause, signal, this.#transport.target).catch((cause: unknown) => {
      if (!(cause instanceof LionsError)) throw cause;
    });
  }

  #tell(changes: readonly Change<T>[]): void {
    const { onChange } = this.#options;
    if (onChange) for (const change of changes) onChange(change);
  }
}
