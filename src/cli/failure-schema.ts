import { z } from 'zod';
import { type ErrorCode, errorCatalogue } from '../model/error.ts';

/** `lions.error/v1`: one line on stderr. Within the version fields are only added. */
export const failureSchema = z.strictObject({
  schema: z.literal('lions.error/v1'),
  code: z.enum(Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]]),
  id: z.string().describe('Of this occurrence; the log has it too'),
  message: z.string().describe('What happened'),
  next: z.string().describe('What to do'),
  causes: z.array(z.string()).describe('In English, from the nearest to the first'),
  reason: z.string(),
  exit: z.int().describe('The exit status of the process'),
  stack: z.string().optional().describe('With --verbose only'),
});

export type FailureRecord = z.infer<typeof failureSchema>;
