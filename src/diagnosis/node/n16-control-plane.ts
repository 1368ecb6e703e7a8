import type { Evidence } from '../../model/finding.ts';
import type { Pod } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { containersOf, lastEnd } from '../containers.ts';
import { fromStatus, podRef } from '../evidence.ts';
import { claimsOf, isHurt } from '../impact.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule, Victim } from '../rule.ts';
import { isPending, selectedNode } from '../storage/claims.ts';
import { secondsSince } from './conditions.ts';
import { undoneWork } from './controllers-idle.ts';
import { isLate, renewedAt } from './leases.ts';

type Component = 'kube-scheduler' | 'kube-controller-manager';

/**
 * The scheduler or the controller manager does nothing: its lease is not renewed, or what it should do at once is not done.
 * A K3s on SQLite holds no such leases, so their absence proves nothing.
 */
export const n16ControlPlane: Rule = {
  code: 'N16',
  family: 'node',
  reads: ['Pod'],
  consults: [
    'Lease',
    'Event',
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'ReplicaSet',
    'EndpointSlice',
    'Node',
    'PersistentVolumeClaim',
  ],
  *check(cluster) {
    const unseen = unseenPods(cluster);
    yield* judge(cluster, 'kube-scheduler', unseen.map(podRef), [
      ...staleLease(cluster, 'kube-scheduler', lastPlacement(cluster)),
      ...unseen.slice(0, 4).map((pod) => fromStatus(podRef(pod), 'status.conditions', 'no PodScheduled condition')),
    ]);
    const undone = undoneWork(cluster);
    yield* judge(
      cluster,
      'kube-controller-manager',
      undone.map(({ object }) => object),
      [
        ...staleLease(cluster, 'kube-controller-manager', lastControl(cluster)),
        ...undone.slice(0, 4).map(({ evidence }) => evidence),
      ],
    );
  },
};

function* judge(
  cluster: Cluster,
  name: Component,
  victims: readonly Victim[],
  evidence: readonly Evidence[],
): Iterable<Draft> {
  const [first] = evidence;
  if (!first) return;
  const object = { kind: 'Component', name };
  const own = failingPods(cluster, name);
  const [pod] = own;
  yield {
    severity: 'critical',
    object,
    victims: [...victims, ...own.map(podRef)],
    evidence: [...evidence, ...own.flatMap(lastEndOf)],
    parameters: { component: name, seen: `${first.path}: ${first.value}`, pods: cluster.all('Pod').length },
    remedy: remedy(
      'troubleshooting/node-not-ready',
      object,
      command('kubectl', '-n', 'kube-system', 'get', 'lease'),
      ...(pod
        ? [kubectl(['logs', '--previous', '--tail=100'], podRef(pod)), kubectl('describe', podRef(pod))]
        : [command('journalctl', '-u', 'k3s', '-n', '100', '--no-pager'), command('systemctl', 'restart', 'k3s')]),
    ),
  };
}

/** Outside K3s a component is a static pod. One that fails is this very trouble. */
function failingPods(cluster: Cluster, name: Component): readonly Pod[] {
  return cluster
    .pods('kube-system')
    .filter(({ metadata }) => metadata.labels?.['component'] === name || metadata.name.startsWith(`${name}-`))
    .filter(isHurt);
}

function lastEndOf(pod: Pod): readonly Evidence[] {
  return containersOf(pod).flatMap((container) => {
    const end = lastEnd(container);
    const value = `${end?.reason ?? 'ended'}, exit code ${end?.exitCode}`;
    return end ? [fromStatus(podRef(pod), `${container.path}.lastState.terminated`, value)] : [];
  });
}

/** The scheduler says something of a new pod within seconds. */
const slowest = 30;

/** Pods for the default scheduler of which it has said nothing at all. */
function unseenPods(cluster: Cluster): readonly Pod[] {
  return cluster.all('Pod').filter((pod) => {
    const { metadata, spec, status } = pod;
    const age = secondsSince(cluster.now, metadata.creationTimestamp) ?? 0;
    const own = (spec?.schedulerName ?? 'default-scheduler') === 'default-scheduler';
    const held =
      spec?.nodeName ?? spec?.schedulingGates?.length ?? spec?.resourceClaims?.length ?? metadata.deletionTimestamp;
    const seen = status?.conditions?.some((condition) => condition?.type === 'PodScheduled') ?? false;
    if (status?.phase !== 'Pending' || !own || held || seen || age <= slowest) return false;
    return !isBinding(cluster, pod);
  });
}

/**
 * The scheduler has chosen a node and waits, up to ten minutes and without a word about the pod, until the pod's volume is
 * made there. Its choice stands on the claim; where claims may not be read, nothing can be said of such a pod.
 */
function isBinding(cluster: Cluster, pod: Pod): boolean {
  return claimsOf(pod).some((name) => {
    if (!cluster.canRead('PersistentVolumeClaim')) return true;
    const claim = cluster.get('PersistentVolumeClaim', pod.metadata.namespace, name);
    return claim !== undefined && isPending(claim) && selectedNode(claim) !== undefined;
  });
}

/** A lease that is left from before proves nothing: the component has worked since without it. */
function staleLease(cluster: Cluster, name: Component, lastWork: number): readonly Evidence[] {
  const lease = cluster.get('Lease', 'kube-system', name);
  const worksWithout = lastWork > (renewedAt(lease) ?? 0) + 60_000;
  if (!isLate(cluster, lease) || worksWithout) return [];
  return [fromStatus({ kind: 'Lease', namespace: 'kube-system', name }, 'spec.renewTime', lease?.spec?.renewTime)];
}

/** When a pod was last given a node, or refused one. */
function lastPlacement(cluster: Cluster): number {
  const events = cluster.all('Event').filter(({ reason }) => reason === 'Scheduled' || reason === 'FailedScheduling');
  const placed = cluster.all('Pod').flatMap(({ status }) => {
    const condition = status?.conditions?.find((one) => one?.type === 'PodScheduled');
    return Date.parse(String(condition?.lastTransitionTime ?? '')) || 0;
  });
  return newest([...placed, ...events.map(eventTime)]);
}

const controllers =
  /^(deployment|replicaset|statefulset|daemonset|job|cronjob|node|endpoint\S*|horizontal-pod\S*|persistentvolume\S*|taint\S*)-controller$|^node-lifecycle/;

/** When one of its controllers last did something that leaves a trace. */
function lastControl(cluster: Cluster): number {
  const events = cluster
    .all('Event')
    .filter(
      ({ source, reportingComponent }) =>
        controllers.test(source?.component ?? '') || controllers.test(reportingComponent ?? ''),
    );
  const conditions = cluster
    .all('Deployment')
    .flatMap(({ status }) =>
      (status?.conditions ?? []).map((one) => Date.parse(String(one?.lastUpdateTime ?? '')) || 0),
    );
  const made = cluster.all('ReplicaSet').map(({ metadata }) => Date.parse(metadata.creationTimestamp ?? '') || 0);
  return newest([...events.map(eventTime), ...conditions, ...made]);
}

function newest(instants: readonly number[]): number {
  return instants.reduce((latest, at) => Math.max(latest, at), 0);
}
