import type { Evidence, Related } from '../../model/finding.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { refOf } from '../owners.ts';
import type { Cut } from '../policy/cut.ts';
import { kubectl } from '../remedy.ts';
import { specPath } from './container.ts';
import { containerRule } from './container-rule.ts';
import { cutOff } from './cut-off.ts';
import { dependencyKinds, dependencyOf } from './dependency.ts';
import { readingOf } from './log.ts';
import { logCommand, logEvidence } from './log-verdict.ts';
import { addressesIn } from './patterns/host.ts';
import { type Destination, destinationOf, readyEndpoints, workloadsBehind } from './service.ts';
import { runningFor, type Trouble } from './trouble.ts';

/** Seconds after which an init container that merely works, such as a migration or a download, deserves a look. */
const patience = 600;

/** An init container runs and runs, so that the pod never starts: it waits for something. */
export const c13InitWaits = containerRule({
  code: 'C13',
  consults: dependencyKinds,
  readsLog: true,
  recognise(cluster, trouble) {
    const { container, how } = trouble;
    if (how !== 'initialising') return undefined;
    const seconds = Math.round(runningFor(cluster, container) ?? 0);
    const awaited = awaitedBy(cluster, trouble);
    const reading = readingOf(cluster, trouble);
    if (seconds < patience && !awaited.waits) return undefined;
    const pod = podRef(container.pod);
    return {
      evidence: [
        fromStatus(pod, `${container.path}.state.running.startedAt`, container.status?.state?.running?.startedAt),
        ...logEvidence(trouble, reading),
        ...awaited.evidence,
      ],
      parameters: { minutes: Math.max(1, Math.round(seconds / 60)), awaited: awaited.label },
      related: awaited.related,
      blames: awaited.blames,
      commands: [logCommand(trouble), kubectl('describe', pod)],
    };
  },
});

/** Whom an init container waits for. */
export interface Awaited {
  /** Whether it is seen to wait, and not only to be slow. */
  readonly waits: boolean;
  readonly label: string;
  readonly evidence: readonly Evidence[];
  readonly related: readonly Related[];
  readonly blames: readonly ObjectRef[];
  readonly destination?: Destination | undefined;
  /** What NetworkPolicies forbid on the way there. */
  readonly cut?: Cut | undefined;
}

const waitingWords =
  /\bwait(?:ing|s)?\b|\bsleep(?:ing)?\b|\bretry|not (?:yet )?(?:ready|available|reachable)|still (?:down|unavailable)|attempt \d+/i;

export function awaitedBy(cluster: Cluster, trouble: Trouble): Awaited {
  const dependency = dependencyOf(cluster, trouble);
  if (dependency && (dependency.address || dependency.blames.length > 0)) return { waits: true, ...dependency };
  const namespace = trouble.container.pod.metadata.namespace ?? '';
  const tail = readingOf(cluster, trouble).tail;
  const said = tail.findLast((line) => waitingWords.test(line));
  const written = [...(trouble.container.spec.command ?? []), ...(trouble.container.spec.args ?? [])].join(' ');
  const named = awaitedByName(trouble.container.name);
  const hosts = [
    ...(named ? [named] : []),
    ...(said ? addressesIn(said).map(({ host }) => host) : []),
    ...wordsOf(said),
    ...wordsOf(written),
  ];
  const found = hosts
    .map((host) => ({ host, destination: destinationOf(cluster, host, namespace) }))
    .find(({ destination }) => destination.is === 'service');
  const polls = said !== undefined || named !== undefined || /\b(?:until|while|sleep|wait)/i.test(written);
  const command = written
    ? [fromSpec(podRef(trouble.container.pod), `${specPath(trouble.container)}.command`, written)]
    : [];
  const workloads = found || named === undefined ? [] : workloadsNamed(cluster, namespace, named);
  if (!found && dependency && workloads.length === 0) return { waits: true, ...dependency };
  if (!found)
    return {
      waits: said !== undefined || workloads.length > 0,
      label: (workloads.length > 0 && named) || '?',
      evidence: command,
      related: workloads.map((ref) => ({ ...ref, role: 'reference' })),
      blames: workloads,
    };
  return { waits: polls, label: found.host, ...behind(cluster, trouble, found, command) };
}

function behind(
  cluster: Cluster,
  trouble: Trouble,
  { host, destination }: { readonly host: string; readonly destination: Destination },
  command: readonly Evidence[],
) {
  if (destination.is !== 'service') return { evidence: command, related: [], blames: [] };
  const service = refOf('Service', destination.service);
  const workloads = workloadsBehind(cluster, destination.service);
  const ready = readyEndpoints(cluster, destination.service);
  const cut = ready === 0 ? undefined : cutOff(cluster, trouble.container.pod, destination, { host });
  return {
    evidence: [...command, ...(ready === undefined ? [] : [fromStatus(service, 'endpoints', `ready: ${ready}`)])],
    related: [service, ...workloads].map((ref): Related => ({ ...ref, role: 'reference' })),
    destination,
    cut,
    blames: [...(cut ? [refOf('NetworkPolicy', cut.culprit)] : []), service, ...workloads],
  };
}

/** `longhorn-manager` of a container called `wait-longhorn-manager` or `wait-for-longhorn-manager`. */
function awaitedByName(container: string): string | undefined {
  return /^(?:wait|await|waiting|check)(?:-(?:for|on))?-(.{2,})$/.exec(container)?.[1];
}

/** The workloads of that name, or of a release's part of that name. */
function workloadsNamed(cluster: Cluster, namespace: string, name: string): readonly ObjectRef[] {
  const all = (['Deployment', 'StatefulSet', 'DaemonSet'] as const).flatMap((kind) =>
    cluster
      .all(kind)
      .filter(({ metadata }) => metadata.namespace === namespace)
      .map((workload) => refOf(kind, workload)),
  );
  const exact = all.filter((ref) => ref.name === name);
  return exact.length > 0 ? exact : all.filter((ref) => ref.name.endsWith(`-${name}`));
}

/** Words that may be the name of a Service; shells and their keywords are none. */
function wordsOf(text: string | undefined): readonly string[] {
  const words = (text ?? '').slice(0, 4000).match(/[a-z0-9][a-z0-9.-]{1,200}/g) ?? [];
  return [...new Set(words)].filter(
    (word) => !/^\d+$|^(?:sh|bash|until|while|do|done|sleep|nc|wget|curl|echo)$/.test(word),
  );
}
