import type { Evidence, Severity } from '../../model/finding.ts';
import type { Pod } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { containersOf, waitingReason } from '../containers.ts';
import { startGrace } from '../crash/probes.ts';
import { fromEvent, fromStatus, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { silentlyHeld } from '../storage/silent-holder.ts';
import { urgencyOf } from '../urgency.ts';

/**
 * A pod that does not work, and no rule says why. It is last in the order, so that every other cause claims the pod first.
 *
 * Its severity is not `unknown`: that word is for what LIONS could not look at, and here it looked. Users are hurt by a pod
 * that fails, whether or not its cause is known, and a grave finding without a cause must not sink below a hint.
 */
export const u04Pod: Rule = {
  code: 'U4',
  family: 'unknown',
  lastResort: true,
  reads: ['Pod'],
  consults: ['Event', 'Node', 'PersistentVolumeClaim', 'PersistentVolume', 'VolumeAttachment'],
  *check(cluster) {
    for (const pod of cluster.all('Pod')) {
      if (!isInTrouble(cluster, pod)) continue;
      const workload = workloadOf(cluster, 'Pod', pod);
      const ref = podRef(pod);
      yield {
        severity: severityOf(pod, workload.kind) ?? urgencyOf(cluster, workload),
        object: workload,
        victims: [ref],
        evidence: [...stateOf(pod), ...lastWarnings(cluster, pod)],
        parameters: { state: stateOf(pod)[0]?.value ?? '–', pod: pod.metadata.name },
        remedy: remedy(
          'troubleshooting/crash-loop',
          workload,
          kubectl('describe', ref),
          kubectl('logs', ref, '--all-containers', '--tail=100'),
          command('kubectl', '-n', pod.metadata.namespace ?? '', 'get', 'events', '--sort-by=.lastTimestamp'),
        ),
        blames: [ref, ...silentlyHeld(cluster, pod)],
      };
    }
  },
};

/** A bare pod that ended badly hurts nobody by itself: nothing was promised to start it again. */
function severityOf(pod: Pod, workloadKind: string): Severity | undefined {
  return pod.status?.phase === 'Failed' && workloadKind === 'Pod' ? 'warning' : undefined;
}

const patienceMs = 120_000;
/** Large images take minutes, and the kubelet says nothing in between. */
const pullingMs = 600_000;
/** For so long an init container may simply work. */
const preparingMs = 600_000;
const dayMs = 86_400_000;

function isInTrouble(cluster: Cluster, pod: Pod): boolean {
  const { deletionTimestamp, creationTimestamp, ownerReferences } = pod.metadata;
  const age = cluster.now - Date.parse(creationTimestamp ?? '');
  // Pods that do not go away have a rule of their own, which needs no cause to claim them.
  if (deletionTimestamp || age < patienceMs) return false;
  switch (pod.status?.phase) {
    case 'Succeeded':
      return false;
    case 'Failed':
      // Controllers replace a failed pod and leave it as a record; Jobs are judged as a whole.
      return age < dayMs && !ownerReferences?.some(({ controller }) => controller);
    case 'Running':
      return isUnready(cluster, pod);
    default:
      return !isPulling(cluster, pod) && !isPreparing(cluster, pod);
  }
}

function isUnready(cluster: Cluster, pod: Pod): boolean {
  const ready = pod.status?.conditions?.find(({ type }) => type === 'Ready');
  if (!ready || ready.status === 'True') return false;
  const ends = containersOf(pod)
    .filter(({ role }) => role === 'main')
    .map(({ status }) => status?.state?.terminated);
  if (ends.length > 0 && ends.every((end) => end?.exitCode === 0)) return false;
  // A container that started again has its time to become ready again.
  const starts = containersOf(pod).map(({ status }) => status?.state?.running?.startedAt);
  const since = Math.max(...[ready.lastTransitionTime, ...starts].map((at) => Date.parse(String(at ?? '')) || 0));
  const grace = Math.max(patienceMs, ...containersOf(pod).map((container) => 1000 * startGrace(container)));
  return cluster.now - since >= grace;
}

function isPulling(cluster: Cluster, pod: Pod): boolean {
  const last = cluster.events('Pod', pod).at(-1);
  return last?.reason === 'Pulling' && cluster.now - eventTime(last) < pullingMs;
}

/** An init container is at work: a download, a migration, a drain. C13 tells of one that goes on for longer. */
function isPreparing(cluster: Cluster, pod: Pod): boolean {
  return containersOf(pod).some(({ role, status }) => {
    const { startedAt } = (role === 'init' && status?.state?.running) || {};
    return startedAt !== undefined && cluster.now - Date.parse(String(startedAt)) < preparingMs;
  });
}

/** What there is to see: each container that is not well, else the pod's own words. */
function stateOf(pod: Pod): readonly Evidence[] {
  const ref = podRef(pod);
  const containers = containersOf(pod).flatMap((container) => {
    const { terminated, waiting } = container.status?.state ?? {};
    const reason =
      waitingReason(container) ?? terminated?.reason ?? (container.status?.ready === false ? 'not ready' : undefined);
    const message = waiting?.message ?? terminated?.message;
    return reason && reason !== 'Completed'
      ? [fromStatus(ref, container.path, message ? `${reason}: ${message}` : reason)]
      : [];
  });
  const { phase, reason, message } = pod.status ?? {};
  const own = [phase ?? 'no status', reason, message].filter(Boolean).join(': ');
  return [...containers, fromStatus(ref, 'status.phase', own)].slice(0, 4);
}

function lastWarnings(cluster: Cluster, pod: Pod): readonly Evidence[] {
  return cluster
    .events('Pod', pod)
    .filter(({ type }) => type !== 'Normal')
    .slice(-3)
    .map(fromEvent);
}
