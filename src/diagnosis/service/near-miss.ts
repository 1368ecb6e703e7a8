import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { type Labels, type Maker, makersIn } from '../selected.ts';
import { distance } from '../spelling.ts';
import { type Port, portsOf } from './ports.ts';

type Service = KindTypes['Service'];

/** Pods that a Service was most likely meant to select, and does not. */
export interface NearMiss {
  readonly ref: ObjectRef;
  /** `app=webapp`, the labels that stand where the Service wants others. */
  readonly has: string;
  /** Whether they stand in another namespace, where no selector reaches. */
  readonly elsewhere: boolean;
}

/** Labels that all parts of an installation share: that they agree says nothing. */
const shared =
  /^(?:app\.kubernetes\.io\/(?:instance|managed-by|part-of|version)|helm\.sh\/chart|release|heritage|chart|env|environment|tier|team|version|pod-template-hash)$/;

/** The likeliest pods, or undefined when none look meant: a Service of a part that is not installed is nobody's mistake. */
export function nearMiss(cluster: Cluster, service: Service): NearMiss | undefined {
  const { namespace = '', name } = service.metadata;
  const near = candidates(cluster, namespace)
    .map((candidate) => ({ candidate, score: scoreOf(cluster, service, candidate) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)[0]?.candidate;
  if (near) return { ref: near.ref, has: differing(service, near.labels), elsewhere: false };
  const wanted = Object.entries(service.spec?.selector ?? {});
  const far = (byName(cluster).get(name) ?? []).find(
    ({ ref, labels }) =>
      ref.namespace !== namespace &&
      wanted.every(([label, value]) => labels[label] === value) &&
      !isTaken(cluster, { ref, labels }),
  );
  return far && { ref: far.ref, has: differing(service, far.labels), elsewhere: true };
}

function candidates(cluster: Cluster, namespace: string): readonly Candidate[] {
  return candidatesByNamespace(cluster)(namespace);
}

interface Candidate extends Maker {
  readonly ports: readonly Port[];
  /** Whether a Service selects it already; `headless` when none but such as only give pods their names. */
  readonly taken: boolean | 'headless';
}

/** Workloads that serve, and pods that nobody owns. Jobs serve nobody. */
const candidatesByNamespace = perCluster((cluster) => {
  const kept = new Map<string, readonly Candidate[]>();
  return (namespace: string) => {
    const known =
      kept.get(namespace) ??
      [
        ...makersIn(cluster, namespace).filter(({ ref }) => serving.has(ref.kind)),
        ...cluster
          .pods(namespace)
          .filter(
            ({ metadata, status }) =>
              !metadata.ownerReferences?.length && !metadata.deletionTimestamp && status?.phase !== 'Succeeded',
          )
          .map((pod) => ({ ref: refOf('Pod', pod), labels: pod.metadata.labels ?? {} })),
      ].map((maker) => ({ ...maker, ports: portsOf(cluster, maker.ref), taken: isTaken(cluster, maker) }));
    kept.set(namespace, known);
    return known;
  };
});

const serving = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

const byName = perCluster((cluster) => {
  const all = cluster.all('Namespace').flatMap(({ metadata }) => makersIn(cluster, metadata.name));
  return Map.groupBy(
    all.filter(({ ref }) => ref.kind === 'Deployment' || ref.kind === 'StatefulSet'),
    ({ ref }) => ref.name,
  );
});

/** How strongly pods look meant; 0 when they do not. What counts: labels that agree or nearly do, names, the port. */
function scoreOf(cluster: Cluster, service: Service, candidate: Candidate): number {
  const selector = Object.entries(service.spec?.selector ?? {});
  const unmet = selector.filter(([label, value]) => candidate.labels[label] !== value);
  if (unmet.length > 2) return 0;
  const agrees = selector.some(([label, value]) => candidate.labels[label] === value && !shared.test(label));
  const spelt = unmet.every(([label, value]) => isSpeltAlike(candidate.labels, label, value));
  const alike = spelt || unmet.every(([label, value]) => holdsUnderOtherKey(candidate.labels, label, value));
  const named = isNamedAlike(cluster, service, candidate.ref);
  const port = servesPort(service, candidate.ports);
  const meant = (alike && (agrees || named || port)) || (named && (agrees || port)) || (agrees && port);
  if (!meant) return 0;
  // Every StatefulSet has a headless Service beside the one that its clients ask: that one must fit by labels and by name.
  if (candidate.taken === 'headless' && service.spec?.clusterIP !== 'None' && alike && named) return 8;
  // Pods that have their Service already are meant by a second one only if all but the spelling fits.
  if (candidate.taken && !(spelt && named && unmet.length === 1)) return 0;
  return (alike ? 4 : 0) + (named ? 2 : 0) + (agrees ? 1 : 0) + (port ? 1 : 0);
}

function isSpeltAlike(labels: Labels, label: string, wanted: string): boolean {
  const value = labels[label];
  const near = (a: string, b: string) =>
    distance(a.toLowerCase(), b.toLowerCase()) <= Math.max(1, Math.floor(b.length / 5)) ||
    (Math.min(a.length, b.length) >= 3 && (a.startsWith(`${b}-`) || b.startsWith(`${a}-`)));
  if (value !== undefined) return near(value, wanted);
  return Object.entries(labels).some(([key, text]) => text === wanted && near(key, label));
}

function holdsUnderOtherKey(labels: Labels, label: string, wanted: string): boolean {
  return Object.entries(labels).some(([key, value]) => value === wanted && key !== label && !shared.test(key));
}

const suffixes =
  /-(?:service|svc|headless|internal|external|lb|loadbalancer|nodeport|public|http|web|app|deployment|deploy)$/;

function isNamedAlike(cluster: Cluster, { metadata }: Service, { kind, namespace, name }: ObjectRef): boolean {
  if (kind === 'StatefulSet' && cluster.get('StatefulSet', namespace, name)?.spec?.serviceName === metadata.name)
    return true;
  const bare = (text: string) => text.replace(suffixes, '');
  return metadata.name === name || bare(metadata.name) === bare(name);
}

function servesPort({ spec }: Service, declared: readonly Port[]): boolean {
  return (spec?.ports ?? []).some(({ port, targetPort = port }) =>
    declared.some((one) => one.name === targetPort || String(one.containerPort) === String(targetPort)),
  );
}

function isTaken(cluster: Cluster, { ref, labels }: Maker): boolean | 'headless' {
  const index = servicesByLabel(cluster);
  const takers = Object.entries(labels).flatMap(([label, value]) =>
    (index.get(`${ref.namespace ?? ''} ${label}=${value}`) ?? []).filter((service) =>
      Object.entries(service.spec?.selector ?? {}).every(([key, text]) => labels[key] === text),
    ),
  );
  if (takers.length === 0) return false;
  return takers.every(({ spec }) => spec?.clusterIP === 'None') ? 'headless' : true;
}

/** By the first label that each asks for. */
const servicesByLabel = perCluster((cluster) =>
  Map.groupBy(cluster.all('Service'), ({ metadata, spec }) => {
    const [[label, value] = ['', '']] = Object.entries(spec?.selector ?? {});
    return `${metadata.namespace ?? ''} ${label}=${value}`;
  }),
);

/** The labels that differ; where a key is missing, those that hold the value, else all. */
function differing({ spec }: Service, labels: Labels): string {
  const unmet = Object.entries(spec?.selector ?? {}).filter(([label, value]) => labels[label] !== value);
  const telling = unmet.flatMap(([label, value]) =>
    Object.entries(labels).filter(([key, text]) => key === label || text === value),
  );
  return writtenLabels(Object.fromEntries(telling.length > 0 ? telling : Object.entries(labels)));
}

export function writtenLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(', ');
}
