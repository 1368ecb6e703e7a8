import { certificateRule } from './draft.ts';

/** What answers the challenge cannot be made: quota, policy, credentials of the DNS provider. */
export const m07NotPresented = certificateRule('M7');
