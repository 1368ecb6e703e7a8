import type { ObjectRef } from '../../src/model/object.ts';
import type { Loose, Seen } from './case.ts';

/** Names of the two machines that faults strike. */
export interface Places {
  readonly server: string;
  readonly agent: string;
  /** `ADDRESS:PORT` of the API server. */
  readonly address: string;
}

/** One fault of `lab/faults`, and what must be said while it lasts. */
export interface HostCase {
  readonly fault: string;
  /** YAML that is made once the fault is there, in the namespace `e2e-FAULT`, which was made before: what suffers from it. */
  readonly manifest?: string;
  /** The fault shows. */
  readonly until: (seen: HostSeen, places: Places) => boolean;
  /** Everything that may be blamed; empty where only a part cannot be looked at. */
  readonly expected: (places: Places) => readonly HostExpected[];
  /** What must be named as unreadable: part of its JSON. */
  readonly unreadable?: (places: Places) => RegExp;
  /** Acts on machines from outside, or on the lab's registry. */
  readonly needs?: 'lab';
}

export interface HostExpected {
  readonly code: string;
  readonly object: ObjectRef;
  readonly evidence: readonly RegExp[];
  readonly victims?: readonly ObjectRef[];
}

/** What can be seen through the API, if it answers at all. */
export interface HostSeen {
  readonly answering: boolean;
  readonly nodes: readonly Loose[];
  readonly leases: readonly Loose[];
  /** The case's own namespace. */
  readonly own: Seen;
  readonly system: Seen;
  /** Seconds since the fault was made. */
  readonly seconds: number;
}

const nothing: Seen = { pods: [], claims: [], events: [], deployments: [], jobs: [], volumes: [] };
export const silence: Omit<HostSeen, 'seconds'> = {
  answering: false,
  nodes: [],
  leases: [],
  own: nothing,
  system: nothing,
};
