import { certificateRule } from './draft.ts';

/** The authority was asked too often and answers again at a date that it names. */
export const m05RateLimited = certificateRule('M5');
