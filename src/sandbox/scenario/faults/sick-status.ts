import { type Fields, listAt, textAt } from '../../fields.ts';
import { addressesOf, conditions, containerId, containerStatus } from '../pod-parts.ts';
import type { Case } from './illness.ts';

/**
 * `status` of a pod with one container that does not run; its others do, except behind an init container that fails.
 * @param more the pod's own fields, its phase above all
 * @param sick the container's fields
 */
export function sickStatus(one: Case, more: Fields, sick: Fields): Fields {
  const { clock, plan } = one;
  const created = clock.ago(plan.age);
  const ill = { ready: false, started: false, ...sick };
  return {
    ...more,
    observedGeneration: 1,
    startTime: created,
    ...addressesOf(plan),
    conditions: sickConditions(one),
    containerStatuses: containers(one, ill),
    ...('initContainers' in plan.spec && { initContainerStatuses: initContainers(one, ill) }),
  };
}

function sickConditions({ clock, plan, fault, name }: Case): Fields[] {
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
  return conditions(clock.ago(plan.age), {
    PodReadyToStartContainers: {},
    Initialized: initialized,
    Ready: notReady,
    ContainersReady: notReady,
    PodScheduled: {},
  });
}

/** A container that waits for the init containers before it. */
const waits = { state: { waiting: { reason: 'PodInitializing' } }, ready: false, started: false, imageID: '' };

function containers({ clock, plan, fault, name, uid }: Case, ill: Fields): Fields[] {
  const running = { state: { running: { startedAt: clock.ago(plan.age, 4000) } }, containerID: containerId(uid) };
  return listAt(plan.spec, 'containers').map((container) => {
    if (fault.init) return containerStatus(container, waits);
    return containerStatus(container, textAt(container, 'name') === name ? ill : running);
  });
}

function initContainers({ clock, plan, fault, name, uid }: Case, ill: Fields): Fields[] {
  const terminated = {
    exitCode: 0,
    reason: 'Completed',
    startedAt: clock.ago(plan.age),
    finishedAt: clock.ago(plan.age, 2000),
    containerID: containerId(uid, 'init'),
  };
  const all = listAt(plan.spec, 'initContainers');
  const position = all.findIndex((container) => textAt(container, 'name') === name);
  return all.map((container, index) => {
    if (!fault.init || index < position) return containerStatus(container, { state: { terminated }, started: false });
    return containerStatus(container, index === position ? ill : waits);
  });
}
