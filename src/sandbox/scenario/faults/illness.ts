import type { Fields } from '../../fields.ts';
import type { EventShape } from '../events.ts';
import type { Fault } from '../format.ts';
import type { PodPlan } from '../pod-parts.ts';
import type { Clock } from '../time.ts';

/** What a fault makes of a pod. */
export interface Illness {
  readonly status: Fields;
  /** Whether a node was found for the pod. */
  readonly placed: boolean;
  readonly events: readonly EventShape[];
}

/** Everything a fault's description may need. */
export interface Case {
  readonly clock: Clock;
  readonly plan: PodPlan;
  readonly fault: Fault;
  readonly uid: string;
  /** The container that has the fault. */
  readonly name: string;
  readonly image: string;
  /** Where an event says it stands: `spec.containers{app}`. */
  readonly field: string;
}
