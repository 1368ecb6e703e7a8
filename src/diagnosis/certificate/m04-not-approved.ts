import { certificateRule } from './draft.ts';

/** A request was denied, or waits for somebody's approval. */
export const m04NotApproved = certificateRule('M4');
