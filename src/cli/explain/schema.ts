import { z } from 'zod';
import { families } from '../../diagnosis/rule.ts';
import { errorCatalogue } from '../../model/error.ts';

// `lions.explanation/v1` and `lions.rules/v1`. Within a version fields are only added.

const language = z.enum(['fr', 'en']);
const family = z.enum(Object.keys(families) as [keyof typeof families, ...(keyof typeof families)[]]);

/** What a rule looks at. */
const sight = {
  reads: z.array(z.string()).describe('Kinds without which the rule cannot judge'),
  consults: z.array(z.string()).describe('Kinds that sharpen its verdict'),
  hosts: z.boolean().describe('Whether it looks at facts of the hosts'),
  logs: z.boolean().describe('Whether it reads container logs'),
};

const rule = z.strictObject({
  schema: z.literal('lions.explanation/v1'),
  kind: z.literal('rule'),
  language,
  code: z.string(),
  family,
  title: z.string().describe('With <placeholders>'),
  about: z.string(),
  advice: z.string(),
  ...sight,
});

const error = z.strictObject({
  schema: z.literal('lions.explanation/v1'),
  kind: z.literal('error'),
  language,
  code: z.enum(Object.keys(errorCatalogue) as [string, ...string[]]),
  message: z.string().describe('With <placeholders>'),
  next: z.string(),
  reason: z.string(),
  exit: z.int().describe('Exit status of a command that fails with this error'),
});

export const explanationSchema = z.discriminatedUnion('kind', [rule, error]);

export const rulesSchema = z.strictObject({
  schema: z.literal('lions.rules/v1'),
  language,
  rules: z.array(z.strictObject({ code: z.string(), family, title: z.string(), ...sight })),
});

export type RuleExplanation = z.infer<typeof rule>;
export type ErrorExplanation = z.infer<typeof error>;
export type Explanation = z.infer<typeof explanationSchema>;
export type RuleList = z.infer<typeof rulesSchema>;
