import { listAt, textAt } from '../../fields.ts';
import type { Fault } from '../format.ts';
import type { PodPlan } from '../pod-parts.ts';
import type { Clock } from '../time.ts';
import { config } from './config.ts';
import { crash } from './crash.ts';
import { evicted } from './evicted.ts';
import type { Case, Illness } from './illness.ts';
import { image } from './image.ts';
import { liveness } from './liveness.ts';
import { mount } from './mount.ts';
import { nodeLost } from './node-lost.ts';
import { unschedulable } from './unschedulable.ts';

const illnesses: Readonly<Record<Fault['type'], (one: Case) => Illness>> = {
  crash,
  liveness,
  config,
  image,
  mount,
  unschedulable,
  'node-lost': nodeLost,
  evicted,
};

/** Describes a planned pod with its fault. @param uid the pod's */
export function illnessOf(clock: Clock, plan: PodPlan, fault: Fault, uid: string): Illness {
  const list = fault.init ? 'initContainers' : 'containers';
  const containers = listAt(plan.spec, list);
  const container = containers.find((found) => textAt(found, 'name') === fault.container) ?? containers[0];
  const name = textAt(container, 'name') ?? '';
  const field = `spec.${list}{${name}}`;
  return illnesses[fault.type]({ clock, plan, fault, uid, name, image: textAt(container, 'image') ?? '', field });
}
