import type { Lab } from '../lab.ts';
import type { Machine } from '../machine.ts';

export interface Place {
  readonly lab: Lab;
  readonly machine: Machine;
}

/**
 * One thing that goes wrong on real hosts. Both functions may be called again at any time: breaking what is broken and
 * mending what is well change nothing. They return when the change is made; what it leads to comes later by itself.
 */
export interface Fault {
  /** As typed after `lab break`, and the name of its file. */
  readonly name: string;
  /** One line for people. */
  readonly description: string;
  /** Where it strikes when no node is named. `agent` falls back to the server of a lab without agents. */
  readonly on: 'server' | 'agent' | 'cluster' | 'registry';
  break(place: Place): Promise<void>;
  mend(place: Place): Promise<void>;
}
