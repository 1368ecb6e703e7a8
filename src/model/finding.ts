import type { ObjectRef } from './object.ts';
import type { ProcedureId } from './procedure.ts';

/** critical: users or data are hurt now or within a day; warning: will hurt; info: a hint; unknown: could not look. */
export type Severity = 'critical' | 'warning' | 'info' | 'unknown';

/** Most urgent first. */
export const severities: readonly Severity[] = ['critical', 'warning', 'unknown', 'info'];

/** What a related object has to do with the finding's own. */
export type Role =
  /** stops working because of this finding */
  | 'victim'
  /** a pod in which the finding shows */
  | 'pod'
  /** the node or host on which it happens */
  | 'node'
  /** the controller that owns the finding's object */
  | 'owner'
  /** an object that the cause refers to (the Service that was dialled, the StorageClass that was named) */
  | 'reference';

export interface Related extends ObjectRef {
  readonly role: Role;
}

/** One thing that was seen, quoted as Kubernetes or the host printed it. */
export interface Evidence {
  readonly source: 'spec' | 'status' | 'event' | 'log' | 'host' | 'journal' | 'api';
  readonly object?: ObjectRef;
  /** Where in the object: `status.containerStatuses[app].lastState.terminated.exitCode`, an event's reason, a file's path. */
  readonly path?: string;
  readonly value: string;
}

/** Values for the placeholders of a rule's texts. `count` selects the plural form. */
export type TextParameters = Readonly<Record<string, string | number>>;

export interface Remedy {
  readonly procedure: ProcedureId;
  readonly parameters: Readonly<Record<string, string>>;
  /** Commands that an operator could type now, each already quoted for a shell. */
  readonly commands: readonly string[];
}

export interface Finding {
  /** The rule that found it, such as `C1`. */
  readonly code: string;
  readonly severity: Severity;
  /** The culprit: what must change for the trouble to end. */
  readonly object: ObjectRef;
  readonly related: readonly Related[];
  readonly evidence: readonly Evidence[];
  readonly parameters: TextParameters;
  readonly remedy?: Remedy;
  /** Codes of the findings that were folded under this one because it explains them. */
  readonly symptoms: readonly string[];
  /** Those findings themselves, for whoever wants to follow the reasoning; the first of them when there are very many. */
  readonly explains: readonly Symptom[];
}

/** A finding that another one explains, with what it was seen by. */
export interface Symptom {
  readonly code: string;
  readonly object: ObjectRef;
  readonly evidence: readonly Evidence[];
  readonly parameters: TextParameters;
}
