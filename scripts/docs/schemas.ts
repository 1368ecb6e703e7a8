import { z } from 'zod';
import { diagnosisSchema } from '../../src/diagnosis/report/schema.ts';

/** Every form of JSON that LIONS prints; the field `schema` names it. */
const published = [diagnosisSchema] as const;

/** `docs/schemas/NAME.vN.json` for each, as JSON Schema. */
export function schemaPages(): readonly (readonly [string, string])[] {
  return published.map((schema) => {
    const title = schema.shape.schema.value;
    const json = { title, ...z.toJSONSchema(schema) };
    const name = title.replace(/^lions\./, '').replace('/', '.');
    return [`docs/schemas/${name}.json`, `${JSON.stringify(json, null, 2)}\n`];
  });
}
