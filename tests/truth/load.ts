import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { wantedLogs } from '../../src/diagnosis/diagnose.ts';
import { ago, type Scene, type SceneObject, snapshotOf } from '../../src/diagnosis/testing/scene.ts';
import type { HostFacts } from '../../src/model/host.ts';
import { keyOf } from '../../src/model/object.ts';
import { type Readable, readable, type Unreadable, valueOf } from '../../src/model/readable.ts';
import { type LogRequest, logKey, type Snapshot } from '../../src/model/snapshot.ts';

/** One finding that an honest expert would name. Several codes or objects: any of them is right. */
export interface Expectation {
  readonly code: string | readonly string[];
  /** `Kind/namespace/name`, or `Kind/name` for what has no namespace. Absent where experts would differ. */
  readonly object?: string | readonly string[];
}

/** A failure that somebody reported in public, as the snapshot of a cluster that shows it. */
export interface TruthCase {
  /** Path below tests/truth without its ending, such as `storage/class-absent`. */
  readonly name: string;
  /** `owner/repository#number` or the address of a page. */
  readonly source: string;
  readonly description: string;
  readonly expect: readonly Expectation[];
  readonly snapshot: Snapshot;
}

interface CaseFile {
  readonly source: string;
  readonly description: string;
  /** A healthy cluster below tests/truth/base; objects of the case with the same key replace its own. */
  readonly base: string;
  readonly expect: readonly Expectation[];
  readonly objects?: readonly SceneObject[];
  readonly logs?: Scene['logs'];
  readonly hosts?: Readonly<Record<string, Record<string, unknown> | Unread>>;
  readonly unreadable?: Scene['unreadable'];
  readonly apiDown?: Unreadable;
  /** Kinds of add-ons that the server serves although no object of their group is there. */
  readonly served?: Scene['served'];
}

interface Unread {
  readonly unreadable: Unreadable;
}

const folder = import.meta.dirname;

/** All cases, sorted by name. */
export async function loadTruth(): Promise<readonly TruthCase[]> {
  const files = (await readdir(folder, { recursive: true }))
    .filter((file) => file.endsWith('.yaml') && !file.startsWith('base'))
    .toSorted();
  return Promise.all(files.map(load));
}

async function load(file: string): Promise<TruthCase> {
  const written = inTime(parse(await readFile(join(folder, file), 'utf8'))) as CaseFile;
  const base = inTime(parse(await readFile(join(folder, 'base', `${written.base}.yaml`), 'utf8'))) as CaseFile;
  const objects = new Map([...(base.objects ?? []), ...(written.objects ?? [])].map((object) => [key(object), object]));
  const scene: Scene = {
    objects: [...objects.values()],
    hosts: Object.fromEntries(Object.entries(written.hosts ?? {}).map(([name, host]) => [name, hostOf(host)])),
    logs: written.logs ?? {},
    unreadable: written.unreadable,
    apiDown: written.apiDown,
    served: [...(base.served ?? []), ...(written.served ?? [])],
  };
  return {
    name: relative('.', file).replace(/\.yaml$/, ''),
    source: written.source,
    description: written.description,
    expect: written.expect,
    snapshot: dated(snapshotOf({ ...scene, logs: { ...silence(snapshotOf(scene)), ...scene.logs } }), objects),
  };
}

/** The API server has the version of the node that it runs on; a scene's own would be years ahead of most reports. */
function dated(snapshot: Snapshot, objects: ReadonlyMap<string, SceneObject>): Snapshot {
  if (!snapshot.api.ok) return snapshot;
  const nodes = [...objects.values()].filter(
    ({ kind }) => kind === 'Node',
  ) as readonly SceneObject[] as readonly VersionedNode[];
  const server = nodes.find(({ metadata }) => 'node-role.kubernetes.io/control-plane' in (metadata.labels ?? {}));
  const version = server?.status.nodeInfo.kubeletVersion ?? snapshot.api.value.version;
  return { ...snapshot, api: readable({ ...snapshot.api.value, version }) };
}

interface VersionedNode extends SceneObject {
  readonly status: { readonly nodeInfo: { readonly kubeletVersion: string } };
}

function key({ kind, metadata }: SceneObject): string {
  return keyOf({ kind, namespace: metadata.namespace, name: metadata.name });
}

/** Times are written as seconds around the scene's time, `-90s` or `+3600s`, so that cases stay readable. */
function inTime(value: unknown): unknown {
  if (typeof value === 'string') {
    const seconds = /^([-+]\d+)s$/.exec(value)?.[1];
    return seconds === undefined ? value : ago(-Number(seconds));
  }
  if (Array.isArray(value)) return value.map(inTime);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inTime(part)]));
}

function hostOf(host: Record<string, unknown> | Unread): Readable<HostFacts> {
  if (isUnread(host)) return { ok: false, unreadable: host.unreadable };
  const parts = Object.entries(host).map(([name, part]) => {
    if (name === 'role') return [name, part];
    return [name, isUnread(part) ? { ok: false, unreadable: part.unreadable } : readable(part)];
  });
  return readable(Object.fromEntries(parts) as HostFacts);
}

function isUnread(part: unknown): part is Unread {
  return typeof part === 'object' && part !== null && 'unreadable' in part;
}

/** Empty logs for containers that ran and of which the report quotes nothing: a real run would have read something. */
function silence(snapshot: Snapshot): Record<string, string> {
  return Object.fromEntries(
    wantedLogs(snapshot)
      .filter((request) => !snapshot.logs.has(logKey(request)) && hasRun(snapshot, request))
      .map((request) => [logKey(request), '']),
  );
}

function hasRun(snapshot: Snapshot, request: LogRequest): boolean {
  const pods = (valueOf(snapshot.kinds.get('Pod')) ?? []) as readonly SceneObject[] as readonly RunPod[];
  const { status } =
    pods.find((pod) => pod.metadata.namespace === request.namespace && pod.metadata.name === request.pod) ?? {};
  const all = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  const container = all.find(({ name }) => name === request.container);
  if (!container) return false;
  const earlier = container.lastState?.terminated !== undefined;
  return earlier || (!request.previous && container.state?.waiting === undefined);
}

interface RunPod extends SceneObject {
  readonly status?: {
    readonly initContainerStatuses?: readonly RunContainer[];
    readonly containerStatuses?: readonly RunContainer[];
  };
}

interface RunContainer {
  readonly name: string;
  readonly state?: { readonly waiting?: object };
  readonly lastState?: { readonly terminated?: object };
}
