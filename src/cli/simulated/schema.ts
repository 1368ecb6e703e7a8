import { z } from 'zod';

// `lions.scenarios/v1` and `lions.sandbox/v1`. Within a version fields are only added.

export const scenariosSchema = z.strictObject({
  schema: z.literal('lions.scenarios/v1'),
  language: z.enum(['fr', 'en']),
  scenarios: z.array(z.strictObject({ name: z.string(), description: z.string() })),
});

/** One line, printed when the sandbox can be used. */
export const sandboxSchema = z.strictObject({
  schema: z.literal('lions.sandbox/v1'),
  scenario: z.string(),
  server: z.string(),
  kubeconfig: z.string().describe('Path of a file that is removed when the sandbox ends'),
});

export type ScenarioList = z.infer<typeof scenariosSchema>;
export type RunningSandbox = z.infer<typeof sandboxSchema>;
