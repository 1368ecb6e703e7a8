import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import type { Container } from '../containers.ts';
import { podRef } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import { type Reading, readingOf } from './log.ts';
import { isProbeMistake, probeFailure, probeOf, wrongPort } from './probes.ts';
import { type Trouble, troubles } from './trouble.ts';
import { mountOf } from './volumes.ts';

/** The other containers of the pod that fail too. */
export function failingBeside(cluster: Cluster, { container }: Trouble): readonly Container[] {
  const all = byPod(cluster).get(container.pod) ?? [];
  return all.flatMap((other) => (other.container.name === container.name ? [] : [other.container]));
}

const byPod = perCluster((cluster) => Map.groupBy(troubles(cluster), ({ container }) => container.pod));

/**
 * The pod itself, when a failing container beside this one should have made the file or the socket that its log misses, or
 * carries all of its traffic.
 */
export function lackingFromBeside(cluster: Cluster, trouble: Trouble): readonly ObjectRef[] {
  const others = failingBeside(cluster, trouble);
  if (others.length === 0) return [];
  const reading = readingOf(cluster, trouble);
  const lacks = saidIn(reading).some((line) => others.some((other) => shouldMake(trouble.container, other, line)));
  return lacks || (goesOut(reading) && others.some(isMeshProxy)) ? [podRef(trouble.container.pod)] : [];
}

/**
 * The pod itself, when another of its containers fails and this one only does not become ready, or its probe is told by a
 * gateway that nobody answers behind it. A probe that is wrong itself has nothing to do with the neighbour.
 */
export function waitingForBeside(cluster: Cluster, trouble: Trouble): readonly ObjectRef[] {
  const { container, how } = trouble;
  if (failingBeside(cluster, trouble).length === 0) return [];
  const kinds = how === 'unready' ? (['readiness', 'startup'] as const) : (['liveness', 'startup'] as const);
  for (const kind of kinds) {
    const probe = probeOf(container, kind);
    const message = probeFailure(cluster, container, kind)?.message ?? '';
    if (isProbeMistake(message) || (probe && wrongPort(container, probe))) return [];
    if (/statuscode: 50[0234]/.test(message)) return [podRef(container.pod)];
  }
  return how === 'unready' ? [podRef(container.pod)] : [];
}

function saidIn({ clue, errors, tail }: Reading): readonly string[] {
  return clue ? [clue.line, ...errors] : [...errors, ...tail];
}

const absent =
  /no such file|not found|not exist|doesn['’]t exist|\bENOENT\b|NoSuchFile|FileNotFound|(?:cannot|could not|can['’]t|unable to|failed to) (?:find|open|read|load|stat|access)|\bmissing\b|os error 2\b|Errno 2\b|\bwait(?:s|ing|ed)?\b|\b(?:is )?empty\b|\b(?:not|n['’]t) (?:yet )?(?:available|ready|created|present)\b/i;
const socket = /\bunix:|\.sock(?:et)?\b|\bUNIX socket\b|\bCSI driver\b|\bplugin socket\b/i;
const unanswered =
  /refused|time(?:d )?out|deadline exceeded|connecting|lost connection|failed|unable|cannot|could not|error|wait|retry/i;
const forbidden = /permission denied|EACCES|read-only file/i;

/** Whether a line misses what lies on a volume that the neighbour may write. */
function shouldMake(container: Container, other: Container, line: string): boolean {
  const bySocket = socket.test(line) && unanswered.test(line);
  if (forbidden.test(line) || !(absent.test(line) || bySocket)) return false;
  const shared = sharedVolumes(container, other);
  if (shared.size === 0) return false;
  const paths = pathsIn(line);
  // Sockets are often told by what answers on them.
  if (paths.length === 0) return bySocket;
  return paths.some((path) => shared.has(mountOf(container, path)?.name ?? ''));
}

/** Volumes that both mount and the neighbour may write; those that the kubelet fills from the API are nobody's work. */
function sharedVolumes({ pod, spec }: Container, other: Container): ReadonlySet<string> {
  const written = new Set((other.spec.volumeMounts ?? []).filter(({ readOnly }) => !readOnly).map(({ name }) => name));
  const mounted = new Set((spec.volumeMounts ?? []).map(({ name }) => name));
  const filled = (pod.spec?.volumes ?? []).filter(
    (volume) => volume.configMap || volume.secret || volume.projected || volume.downwardAPI,
  );
  const given = new Set(filled.map(({ name }) => name));
  return new Set([...written].filter((name) => mounted.has(name) && !given.has(name)));
}

/** Absolute paths, each also by the other name of /run. */
function pathsIn(line: string): readonly string[] {
  const plain = line.replace(/\b(?:unix|file):\/{2,3}/g, '$& /').replaceAll('unix:/', 'unix: /');
  const found = [...plain.matchAll(/(?:^|[\s'"`‘“(=:[,])(\/[\w.@+-][\w./@+-]{0,250})/g)].flatMap(([, path]) => {
    const clean = path?.replace(/[.:,]+$/, '');
    return clean === undefined ? [] : [clean];
  });
  return found.flatMap((path) => [
    path,
    ...(path.startsWith('/run/') ? [`/var${path}`] : []),
    ...(path.startsWith('/var/run/') ? [path.slice(4)] : []),
  ]);
}

/** Proxies through which all connections of a pod go, once they are set up. */
function isMeshProxy({ name }: Container): boolean {
  return /^(?:istio-proxy|linkerd-proxy|consul-dataplane|kuma-sidecar|envoy-sidecar|aws-app-mesh-envoy|envoy)$/.test(
    name,
  );
}

function goesOut({ clue }: Reading): boolean {
  return clue?.cause === 'refused' || clue?.cause === 'timeout' || clue?.cause === 'unreachable';
}
