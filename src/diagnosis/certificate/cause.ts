import type { Evidence, Related, TextParameters } from '../../model/finding.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import type { Issuance } from './issuance.ts';

/** Why a Certificate is not there, or will not be renewed. */
export interface Cause {
  /** The rule that tells of it. */
  readonly code: string;
  /** What must change. */
  readonly object: ObjectRef;
  readonly evidence: readonly Evidence[];
  readonly parameters?: TextParameters;
  readonly related?: readonly Related[];
  readonly blames?: readonly ObjectRef[];
  readonly commands?: readonly string[];
}

/** `ordinary`: it is under way, and nothing may be said yet. Undefined: the next recogniser may know. */
export type Verdict = Cause | 'ordinary' | undefined;

export type Recogniser = (cluster: Cluster, issuance: Issuance) => Verdict;
