import type { StoredObject } from '../fields.ts';

/** One column of a printed table. */
export interface Column {
  readonly name: string;
  /** Default `string`. */
  readonly type?: string;
  /** Columns above 0 are printed with `-o wide` only. */
  readonly priority?: number;
  readonly cell: (object: StoredObject) => string | number | boolean | undefined;
}
