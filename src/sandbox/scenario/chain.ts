import type { Fields } from '../fields.ts';
import type { Builder } from './builder.ts';
import type { Workload } from './format.ts';

export interface Place {
  readonly name: string;
  readonly address: string;
}

/** Everything about one workload that its parts share. */
export interface Chain {
  readonly builder: Builder;
  readonly workload: Workload;
  readonly namespace: string;
  readonly name: string;
  readonly selector: Fields;
  readonly place: Place;
}
