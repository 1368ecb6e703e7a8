import type { KubeObject, Metadata } from '../model/object.ts';

/** An object exactly as the API server sent it: fields that LIONS does not know are all there. */
export type RawObject = KubeObject & { readonly [field: string]: unknown };

/** What a caller sends: metadata may lack what the server fills in. */
export interface NewObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: Partial<Metadata> & { readonly generateName?: string };
  readonly [field: string]: unknown;
}
