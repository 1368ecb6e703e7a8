import { type Fields, listAt, textAt } from '../fields.ts';
import type { EventShape } from './events.ts';
import type { Fault } from './format.ts';
import { addressesOf, conditions, containerId, containerStatus, type PodPlan } from './pod-parts.ts';
import { type Clock, milliseconds } from './time.ts';

/** What a fault makes of a pod. */
export interface Illness {
  readonly status: Fields;
  /** Whether a node was found for the pod. */
  readonly placed: boolean;
  readonly events: readonly EventShape[];
}

/** Everything a fault's description may need. */
interface Case {
  readonly clock: Clock;
  readonly plan: PodPlan;
  readonly fault: Fault;
  readonly uid: string;
  /** The container that has the fault. */
  readonly name: string;
  readonly image: string;
  readonly field: string;
}

export function illnessOf(clock: Clock, plan: PodPlan, fault: Fault, uid: string): Illness {
  const list = fault.init ? 'initContainers' : 'containers';
  const containers = listAt(plan.spec, list);
  const container = containers.find((found) => textAt(found, 'name') === fault.container) ?? containers[0];
  const name = textAt(container, 'name') ?? '';
  const one: Case = {
    clock,
    plan,
    fault,
    uid,
    name,
    image: textAt(container, 'image') ?? '',
    field: `spec.${list}{${name}}`,
  };
  return illnesses[fault.type](one);
}

const illnesses: Readonly<Record<Fault['type'], (one: Case) => Illness>> = {
  crash: (one) => ({ placed: true, status: crashed(one, one.fault.exitCode ?? 1), events: crashEvents(one) }),
  liveness: (one) => ({ placed: true, status: crashed(one, one.fault.exitCode ?? 143), events: livenessEvents(one) }),
  config,
  image: imageFault,
  mount,
  unschedulable,
  'node-lost': nodeLost,
  evicted,
};

/** Restarts after so long a time of crashing: the pause doubles from 10 s to 5 min. */
function restartsAfter(elapsed: number, life: number): number {
  let restarts = 0;
  for (
    let [time, wait] = [life, 10_000];
    time + wait <= elapsed;
    time += wait + life, wait = Math.min(wait * 2, 300_000)
  )
    restarts++;
  return restarts;
}

const restartsOf = ({ fault, plan }: Case) =>
  fault.restarts ??
  restartsAfter(Math.min(milliseconds(fault.since), milliseconds(plan.age)), milliseconds(fault.lives));

function crashed(one: Case, exitCode: number): Fields {
  const { clock, plan, fault, name, uid } = one;
  const restarts = restartsOf(one);
  const reason = fault.reason ?? (exitCode === 0 ? 'Completed' : 'Error');
  const terminated = {
    exitCode,
    reason,
    startedAt: clock.ago('130s', -milliseconds(fault.lives)),
    finishedAt: clock.ago('130s'),
    containerID: containerId(uid, name, String(restarts)),
    ...(fault.message && { message: fault.message }),
  };
  const pause = restarts > 5 ? '5m0s' : `${10 * 2 ** Math.max(restarts - 1, 0)}s`;
  const waiting = {
    reason: 'CrashLoopBackOff',
    message: `back-off ${pause} restarting failed container=${name} pod=${plan.name}_${plan.namespace}(${uid})`,
  };
  return sickStatus(
    one,
    { phase: fault.init ? 'Pending' : 'Running' },
    { state: { waiting }, lastState: { terminated }, restartCount: restarts, containerID: terminated.containerID },
  );
}

function crashEvents(one: Case): EventShape[] {
  const { plan, name, image, field, uid } = one;
  const count = restartsOf(one) + 1;
  const usual = { field, count, first: plan.age, last: '135s' };
  return [
    {
      ...usual,
      reason: 'Pulled',
      message: `Container image "${image}" already present on machine and can be accessed by the pod`,
    },
    { ...usual, reason: 'Created', message: 'Container created' },
    { ...usual, reason: 'Started', message: 'Container started' },
    {
      ...usual,
      type: 'Warning',
      reason: 'BackOff',
      message: `Back-off restarting failed container ${name} in pod ${plan.name}_${plan.namespace}(${uid})`,
      count: count * 12,
      last: '9s',
    },
  ];
}

function livenessEvents(one: Case): EventShape[] {
  const { fault, name, field, plan } = one;
  const count = restartsOf(one);
  const probe =
    fault.message ??
    `Liveness probe failed: Get "http://${String(addressesOf(plan)['podIP'])}:8080/": dial tcp ${String(addressesOf(plan)['podIP'])}:8080: connect: connection refused`;
  return [
    ...crashEvents(one),
    { field, type: 'Warning', reason: 'Unhealthy', message: probe, count: count * 3, first: fault.since, last: '130s' },
    {
      field,
      reason: 'Killing',
      message: `Container ${name} failed liveness probe, will be restarted`,
      count,
      first: fault.since,
      last: '130s',
    },
  ];
}

function config(one: Case): Illness {
  const { fault, plan, image, field } = one;
  const reason = fault.reason ?? 'CreateContainerConfigError';
  const message = fault.message ?? '';
  const count = Math.ceil(milliseconds(fault.since) / 12_000);
  return {
    placed: true,
    status: sickStatus(one, { phase: 'Pending' }, { state: { waiting: { reason, message } }, imageID: '' }),
    events: [
      {
        field,
        reason: 'Pulled',
        message: `Container image "${image}" already present on machine and can be accessed by the pod`,
        count,
        first: plan.age,
        last: '6s',
      },
      { field, type: 'Warning', reason: 'Failed', message: `Error: ${message}`, count, first: plan.age, last: '6s' },
    ],
  };
}

function imageFault(one: Case): Illness {
  const { fault, plan, image, field } = one;
  const message =
    fault.message ??
    `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
  const waiting = {
    reason: fault.reason ?? 'ImagePullBackOff',
    message: `Back-off pulling image "${image}": ErrImagePull: ${message}`,
  };
  const pulls = {
    field,
    first: plan.age,
    last: '95s',
    count: Math.max(4, Math.round(milliseconds(plan.age) / 300_000)),
  };
  const backOff = {
    field,
    first: plan.age,
    last: '11s',
    count: Math.max(6, Math.round(milliseconds(plan.age) / 15_000)),
  };
  return {
    placed: true,
    status: sickStatus(one, { phase: 'Pending' }, { state: { waiting }, imageID: '' }),
    events: [
      { ...pulls, reason: 'Pulling', message: `Pulling image "${image}"` },
      { ...pulls, type: 'Warning', reason: 'Failed', message: `Failed to pull image "${image}": ${message}` },
      { ...pulls, type: 'Warning', reason: 'Failed', message: 'Error: ErrImagePull' },
      { ...backOff, reason: 'BackOff', message: `Back-off pulling image "${image}"` },
      { ...backOff, type: 'Warning', reason: 'Failed', message: 'Error: ImagePullBackOff' },
    ],
  };
}

function mount(one: Case): Illness {
  const { fault, plan } = one;
  const status = sickStatus(
    one,
    { phase: 'Pending' },
    { state: { waiting: { reason: 'ContainerCreating' } }, imageID: '' },
  );
  return {
    placed: true,
    status: { ...status, podIP: undefined, podIPs: undefined },
    events: [
      {
        type: 'Warning',
        reason: 'FailedMount',
        message: fault.message ?? '',
        count: Math.max(3, Math.round(milliseconds(fault.since) / 120_000)),
        first: plan.age,
        last: '40s',
      },
    ],
  };
}

function unschedulable(one: Case): Illness {
  const { clock, fault, plan } = one;
  const message =
    fault.message ??
    '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.';
  return {
    placed: false,
    status: {
      phase: 'Pending',
      conditions: conditions(clock.ago(plan.age), {
        PodScheduled: { status: 'False', reason: 'Unschedulable', message },
      }),
    },
    events: [
      {
        type: 'Warning',
        reason: 'FailedScheduling',
        message,
        component: 'default-scheduler',
        first: milliseconds(plan.age) < milliseconds('4m') ? plan.age : '4m',
      },
    ],
  };
}

/** The node was lost: the kubelet's last report stands, and only the node controller has spoken since. */
function nodeLost(one: Case): Illness {
  const { clock, plan, fault } = one;
  const created = clock.ago(plan.age, 4000);
  const statuses = listAt(plan.spec, 'containers').map((container) =>
    containerStatus(container, {
      containerID: containerId(one.uid, textAt(container, 'name') ?? ''),
      state: { running: { startedAt: created } },
    }),
  );
  const notReady = { status: 'False', lastTransitionTime: clock.ago(fault.since, 42_000) };
  return {
    placed: true,
    status: {
      phase: 'Running',
      startTime: clock.ago(plan.age),
      ...addressesOf(plan),
      conditions: conditions(created, {
        PodReadyToStartContainers: {},
        Initialized: {},
        Ready: notReady,
        ContainersReady: {},
        PodScheduled: {},
      }),
      containerStatuses: statuses,
    },
    events: [
      {
        type: 'Warning',
        reason: 'NodeNotReady',
        message: 'Node is not ready',
        component: 'node-controller',
        first: fault.since,
      },
    ],
  };
}

function evicted(one: Case): Illness {
  const { clock, fault, plan, name } = one;
  const message =
    fault.message ??
    `The node was low on resource: ephemeral-storage. Threshold quantity: 20247986257, available: 15216436Ki. `;
  const at = clock.ago(fault.since);
  const disrupted = { status: 'True', reason: 'TerminationByKubelet', message };
  const terminated = {
    exitCode: 137,
    reason: 'ContainerStatusUnknown',
    message: 'The container could not be located when the pod was terminated',
    startedAt: null,
    finishedAt: null,
  };
  const failed = { status: 'False', reason: 'PodFailed', lastTransitionTime: at };
  return {
    placed: true,
    status: {
      phase: 'Failed',
      reason: 'Evicted',
      message,
      startTime: clock.ago(plan.age),
      ...addressesOf(plan),
      conditions: [
        ...conditions(at, { DisruptionTarget: disrupted }),
        ...conditions(clock.ago(plan.age), {
          PodReadyToStartContainers: { status: 'False' },
          Initialized: {},
          Ready: failed,
          ContainersReady: failed,
          PodScheduled: {},
        }),
      ],
      containerStatuses: listAt(plan.spec, 'containers').map((container) =>
        containerStatus(container, { ready: false, started: false, imageID: '', state: { terminated } }),
      ),
    },
    events: [
      { type: 'Warning', reason: 'Evicted', message, first: fault.since },
      { reason: 'Killing', message: `Stopping container ${name}`, field: one.field, first: fault.since },
    ],
  };
}

/** A pod with one container that does not run; its others do, except behind an init container that fails. */
function sickStatus(one: Case, more: Fields, sick: Fields): Fields {
  const { clock, plan, fault, name } = one;
  const created = clock.ago(plan.age);
  const running = { state: { running: { startedAt: clock.ago(plan.age, 4000) } }, containerID: containerId(one.uid) };
  const waits = { state: { waiting: { reason: 'PodInitializing' } }, ready: false, started: false, imageID: '' };
  const ill = { ready: false, started: false, ...sick };
  const names = listAt(plan.spec, 'containers').map((container) => textAt(container, 'name') ?? '');
  const unready = fault.init ? names : [name];
  const notReady = {
    status: 'False',
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${unready.join(' ')}]`,
    lastTransitionTime: clock.ago(fault.since),
  };
  const initialized = fault.init
    ? { status: 'False', reason: 'ContainersNotInitialized', message: `containers with incomplete status: [${name}]` }
    : {};
  const finished = {
    state: {
      terminated: {
        exitCode: 0,
        reason: 'Completed',
        startedAt: created,
        finishedAt: clock.ago(plan.age, 2000),
        containerID: containerId(one.uid, 'init'),
      },
    },
    started: false,
  };
  const position = listAt(plan.spec, 'initContainers').findIndex((container) => textAt(container, 'name') === name);
  return {
    ...more,
    observedGeneration: 1,
    startTime: created,
    ...addressesOf(plan),
    conditions: conditions(created, {
      PodReadyToStartContainers: {},
      Initialized: initialized,
      Ready: notReady,
      ContainersReady: notReady,
      PodScheduled: {},
    }),
    containerStatuses: listAt(plan.spec, 'containers').map((container) => {
      if (fault.init) return containerStatus(container, waits);
      return containerStatus(container, textAt(container, 'name') === name ? ill : running);
    }),
    ...('initContainers' in plan.spec && {
      initContainerStatuses: listAt(plan.spec, 'initContainers').map((container, index) => {
        if (!fault.init || index < position) return containerStatus(container, finished);
        return containerStatus(container, index === position ? ill : waits);
      }),
    }),
  };
}
