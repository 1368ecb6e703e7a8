import { customKinds, isCustomKind } from '../../model/custom-kinds.ts';
import { unreadableFrom } from '../../model/error.ts';
import type { Kind, KindTypes } from '../../model/kinds.ts';
import { type Readable, readable, unreadable } from '../../model/readable.ts';
import type { ApiFacts } from '../../model/snapshot.ts';
import { redact } from '../../redaction/redact.ts';
import { builtIn } from '../built-in.ts';
import type { KubernetesClient } from '../client.ts';
import { isNotFound, KubernetesError } from '../errors.ts';
import type { Resource } from '../resource.ts';
import { abortError, timeoutError } from '../transport/deadline.ts';
import { inParallel } from './parallel.ts';
import { project } from './project/project.ts';
import { Sharing } from './project/sharing.ts';

export interface ReadKindsOptions {
  readonly client: KubernetesClient;
  readonly kinds: ReadonlySet<Kind>;
  /** Namespaced kinds are read in these alone, cluster-wide ones once; undefined or empty: everywhere. */
  readonly namespaces?: readonly string[] | undefined;
  /** After each list that ended, well or not. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** For the list of one kind (in one namespace), all pages and retries. Milliseconds; 20,000 when undefined. */
  readonly deadlineMs?: number | undefined;
}

export interface ReadKinds {
  readonly api: Readable<ApiFacts>;
  /** Kinds of add-ons that the server does not serve. */
  readonly absent?: ReadonlySet<Kind>;
  readonly kinds: ReadonlyMap<Kind, Readable<readonly KindTypes[Kind][]>>;
  /** Always: see {@link project}. */
  readonly nullFree?: true;
}

type Part = Readable<readonly KindTypes[Kind][]>;

/** One list to ask for. */
interface Task {
  readonly kind: Kind;
  readonly namespace: string | undefined;
}

/** Enough that a distant server's round trips hardly count, few enough that pages of 500 fit into memory beside each other. */
const parallel = 5;
/** Nothing is read of a server that cannot say its version; a frozen one must be known fast. */
const probeMs = 10_000;

/**
 * Asks the server for its version and then for all kinds. Lists are paged and without a resourceVersion: the newest state,
 * since a cached one may lag behind the events that explain it, and one page at a time in memory, which `resourceVersion=0`
 * does not give (servers then ignore the limit; a quarter more CPU and 250 MB more here). Nor for the small kinds alone: a
 * namespace or class that was made a moment ago must not seem to be missing beside the objects that name it. A kind that cannot be read says why, and the rest goes on.
 * @throws {LionsError} only when the signal aborts
 */
export async function readKinds(options: ReadKindsOptions): Promise<ReadKinds> {
  const { client, kinds, signal } = options;
  const probe = await probeApi(options);
  if ('silent' in probe) {
    return { api: probe.api, kinds: new Map([...kinds].map((kind) => [kind, probe.silent])) };
  }
  const absent = new Set(await unservedKinds(options));
  const tasks = tasksOf(options).filter(({ kind }) => !absent.has(kind));
  const parts = new Map<Kind, Part[]>([...kinds].map((kind) => [kind, []]));
  const sharing = new Sharing();
  let done = 0;
  await inParallel(tasks, parallel, async (task) => {
    const part = await readTask(options, task, sharing);
    if (part === 'absent') return void absent.add(task.kind);
    if (signal?.aborted) throw abortError(signal, client.transport.target);
    parts.get(task.kind)?.push(part);
    options.onProgress?.(++done, tasks.length);
  });
  return {
    api: probe.api,
    absent,
    nullFree: true,
    kinds: new Map([...parts].map(([kind, list]) => [kind, merge(list)])),
  };
}

/** `silent` is what every kind is when the server cannot be asked anything. A refusal of /version alone is no such case. */
async function probeApi(
  options: ReadKindsOptions,
): Promise<{ api: Readable<ApiFacts> } | { api: Readable<ApiFacts>; silent: Part }> {
  const { client, signal, deadlineMs = 20_000 } = options;
  try {
    return { api: readable(await client.version({ timeoutMs: Math.min(probeMs, deadlineMs), signal })) };
  } catch (error) {
    if (signal?.aborted) throw abortError(signal, client.transport.target);
    const { reason, message } = unreadableFrom(error);
    const api = unreadable(reason, redact(message));
    const answers = isNotFound(error) || (error instanceof KubernetesError && error.httpStatus === 403);
    return answers ? { api } : { api, silent: api };
  }
}

/**
 * Custom kinds whose group the server does not have. Asked of its list of groups, because an account with few rights is told
 * “forbidden” of what is not there at all. None when that list cannot be read: then each list tells for itself.
 */
async function unservedKinds({
  client,
  kinds,
  signal,
  deadlineMs = 20_000,
}: ReadKindsOptions): Promise<readonly Kind[]> {
  const custom = [...kinds].filter(isCustomKind);
  if (custom.length === 0) return [];
  try {
    const groups = await client.discovery.groups({ timeoutMs: Math.min(probeMs, deadlineMs), signal });
    const served = new Set(groups.flatMap(({ name, versions }) => versions.map((version) => `${name}/${version}`)));
    return custom.filter((kind) => !served.has(customKinds[kind]));
  } catch {
    if (signal?.aborted) throw abortError(signal, client.transport.target);
    return [];
  }
}

function tasksOf({ kinds, namespaces = [] }: ReadKindsOptions): readonly Task[] {
  return [...kinds].flatMap((kind): Task[] => {
    if (namespaces.length === 0 || !builtIn[kind].namespaced) return [{ kind, namespace: undefined }];
    // A node's heartbeat lies in a namespace of its own, whatever namespaces are looked at.
    const places = new Set(kind === 'Lease' ? [...namespaces, 'kube-node-lease'] : namespaces);
    return [...places].map((namespace) => ({ kind, namespace }));
  });
}

async function readTask(options: ReadKindsOptions, task: Task, sharing: Sharing): Promise<Part | 'absent'> {
  const { client, signal, deadlineMs = 20_000 } = options;
  const { kind, namespace } = task;
  const resource: Resource = builtIn[kind];
  const deadline = new AbortController();
  const late = timeoutError(client.transport.target, deadlineMs, `no complete list of ${resource.plural}`);
  const timer = setTimeout(() => deadline.abort(late), deadlineMs);
  try {
    const { items } = await client.list<KindTypes[Kind]>(resource, {
      namespace,
      ...selectionOf(kind),
      withoutManagedFields: true,
      project: (object) => project(kind, object, sharing),
      timeoutMs: deadlineMs,
      signal: signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal,
    });
    return readable(items);
  } catch (error) {
    // A group that is served without this kind: its definition was never made, or was deleted.
    if (isCustomKind(kind) && (isNotFound(error) || (kind === 'NodeMetrics' && isUnavailable(error)))) return 'absent';
    const { reason, message } = unreadableFrom(error);
    return unreadable(reason, redact(message));
  } finally {
    clearTimeout(timer);
  }
}

/** metrics-server is down, or has nothing to tell yet; its APIService says which. */
function isUnavailable(error: unknown): boolean {
  return error instanceof KubernetesError && error.httpStatus === 503;
}

/**
 * Pages as large as the client's own (500): each page costs the datastore a look at all that follows. Values of ConfigMaps
 * and Secrets may be a megabyte each and are thrown away, so fewer of them come at a time; Helm's stored releases are large,
 * and nobody refers to them.
 */
function selectionOf(kind: Kind): { pageSize?: number; fieldSelector?: string } {
  if (kind === 'Secret') return { pageSize: 100, fieldSelector: 'type!=helm.sh/release.v1' };
  return kind === 'ConfigMap' ? { pageSize: 100 } : {};
}

/** A kind of which one namespace could not be read was not read. */
function merge(parts: readonly Part[]): Part {
  const failed = parts.find((part) => !part.ok);
  return failed ?? readable(parts.flatMap((part) => (part.ok ? part.value : [])));
}
