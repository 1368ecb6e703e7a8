import { z } from 'zod';

// `lions.doctor/v1`. Within a version fields are only added.

export const checkStatuses = ['ok', 'warning', 'failed', 'unknown', 'skipped'] as const;

const count = z.int().nonnegative();

const check = z.strictObject({
  check: z
    .string()
    .describe(
      '`node`, `config`, `kubeconfig`, `api`, `clock`, `rights`, `right/VERB/RESOURCE`, `hosts`, `host/NAME`, `ssh`, `restic`',
    ),
  status: z
    .enum(checkStatuses)
    .describe(
      'failed: LIONS needs it and it is not so; warning: it is missed, or later will be; unknown: could not look',
    ),
  message: z.string(),
  advice: z.string().nullable(),
  blinds: z.array(z.string()).describe('Codes of the rules that cannot judge because of this'),
  weakens: z.array(z.string()).describe('Codes of the rules that judge, but see less because of this'),
});

export const doctorSchema = z.strictObject({
  schema: z.literal('lions.doctor/v1'),
  language: z.enum(['fr', 'en']),
  checks: z.array(check),
  summary: z.strictObject({
    verdict: z.enum(['ready', 'problems', 'unknown']),
    counts: z.strictObject({ ok: count, warning: count, failed: count, unknown: count, skipped: count }),
    takenAt: z.iso.datetime(),
  }),
});

export type DoctorReport = z.infer<typeof doctorSchema>;
export type Check = DoctorReport['checks'][number];
export type CheckStatus = Check['status'];
