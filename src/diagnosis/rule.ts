import type { Evidence, Related, Remedy, Severity, TextParameters } from '../model/finding.ts';
import type { Kind } from '../model/kinds.ts';
import type { ObjectRef } from '../model/object.ts';
import type { LogRequest } from '../model/snapshot.ts';
import type { Cluster } from './cluster.ts';

/** The families with the letter that starts their codes, in the order in which causes precede each other. */
export const families = {
  node: 'N',
  storage: 'V',
  scheduling: 'S',
  configuration: 'G',
  image: 'I',
  dns: 'D',
  postgresql: 'P',
  crash: 'C',
  service: 'E',
  workload: 'W',
  ingress: 'T',
  certificate: 'M',
  exposure: 'X',
  unknown: 'U',
  hint: 'H',
} as const;

export type Family = keyof typeof families;

/**
 * A rule is pure: the same snapshot gives the same drafts. No I/O, no clock (`cluster.now` is the snapshot's time), no state.
 * Its texts stand in `src/text/<language>/rules/<family>.ts` under its code.
 */
export interface Rule {
  /** The family's letter and a number, such as `C1`. Never used again for something else. */
  readonly code: string;
  readonly family: Family;
  /** Kinds without which the rule cannot judge: when one is unreadable the rule does not run, and a finding says so. */
  readonly reads: readonly Kind[];
  /** Kinds that sharpen the verdict; the rule runs without them and must then claim no more than it saw. */
  readonly consults?: readonly Kind[];
  /** Whether the rule judges facts read from the hosts. */
  readonly hosts?: boolean;
  /** Says only that something is wrong, for want of a cause: where another rule has one, it is not even a symptom. */
  readonly lastResort?: boolean;
  /** The container logs that the rule wants before it judges; only containers already under suspicion. */
  logs?(cluster: Cluster): Iterable<LogRequest>;
  check(cluster: Cluster): Iterable<Draft>;
}

/** A finding before causes and symptoms were told apart. Drafts with the same code and object are merged. */
export interface Draft {
  readonly severity: Severity;
  /** The culprit: what must change for the trouble to end. */
  readonly object: ObjectRef;
  /** What this stops directly: pods (or one container of a pod), claims, workloads. What hangs on them is found by the frame. */
  readonly victims: readonly Victim[];
  /** Other objects worth naming. */
  readonly related?: readonly Related[];
  readonly evidence: readonly Evidence[];
  readonly parameters: TextParameters;
  readonly remedy?: Remedy;
  /** Objects whose own trouble would explain this one: if something is found there, this draft folds under it. */
  readonly blames?: readonly ObjectRef[];
  /**
   * Hurts nobody yet, and stands beside whatever else is wrong with its object: it takes nothing from other drafts and none
   * takes it, unless it blames. Only without victims.
   */
  readonly aside?: boolean;
}

export interface Victim extends ObjectRef {
  /** Only this container of the pod; the others may suffer from something else. */
  readonly container?: string;
}
