import { z } from 'zod';
import { changeSchema } from '../../src/cli/diagnose/watch.ts';
import { doctorSchema } from '../../src/cli/doctor/schema.ts';
import { explanationSchema, rulesSchema } from '../../src/cli/explain/schema.ts';
import { failureSchema } from '../../src/cli/failure-schema.ts';
import { sandboxSchema, scenariosSchema } from '../../src/cli/simulated/schema.ts';
import { diagnosisSchema } from '../../src/diagnosis/report/schema.ts';
import { statusSchema } from '../../src/diagnosis/status/schema.ts';

/** Every form of JSON that LIONS prints, by the name that stands in its field `schema`. */
const published: Readonly<Record<string, z.ZodType>> = {
  'lions.changes/v1': changeSchema,
  'lions.diagnosis/v1': diagnosisSchema,
  'lions.status/v1': statusSchema,
  'lions.doctor/v1': doctorSchema,
  'lions.error/v1': failureSchema,
  'lions.explanation/v1': explanationSchema,
  'lions.rules/v1': rulesSchema,
  'lions.sandbox/v1': sandboxSchema,
  'lions.scenarios/v1': scenariosSchema,
};

/** `docs/schemas/NAME.vN.json` for each, as JSON Schema. */
export function schemaPages(): readonly (readonly [string, string])[] {
  return Object.entries(published).map(([title, schema]) => {
    const text = JSON.stringify({ title, ...z.toJSONSchema(schema) }, null, 2);
    return [`docs/schemas/${title.replace(/^lions\./, '').replace('/', '.')}.json`, `${text}\n`];
  });
}
